Creator "entente"
Version 1
graph [
  directed 1
  multigraph 1
  entente [
    version 1
  ]
  node [
    id 0
    label "a"
    kind "state"
    Xlabel "Alpha"
  ]
  node [
    id 1
    label "bravo"
  ]
  node [
    id 2
    label "c"
  ]
  node [
    id 3
    label "d"
  ]
  edge [
    source 0
    target 1
    relation "alliance"
    note "so"
  ]
  edge [
    source 1
    target 2
    relation "alliance"
    note "so"
  ]
  edge [
    source 3
    target 0
    relation "rivalry"
  ]
]
