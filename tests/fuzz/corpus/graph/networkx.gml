1graph [
  name "Plain"
  node [
    id 0
    label "Ana"
    age 41
  ]
  node [
    id 1
    label "Boris"
  ]
  edge [
    source 0
    target 1
    weight 2.5
    at [
      x 1
      y "&#233; &#38; &#34;q&#34;"
    ]
  ]
]
