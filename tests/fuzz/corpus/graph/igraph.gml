1Creator "igraph version 0.10.2"
Version 1
graph
[
  directed 1
  title "Three"
  node
  [
    id 0
    name "Ana"
    age 41
  ]
  node
  [
    id 1
    name "Boris &amp; sons"
    age 30
  ]
  node
  [
    id 2
    name "Çağla"
    age 25
  ]
  edge
  [
    source 0
    target 1
    weight 2.5
    sign 1
  ]
  edge
  [
    source 2
    target 0
    weight 1
    sign -1
  ]
]
