1graph [
  node [ id 1 label "Ana" ]
  node [ label "Boris" ]
  edge [ source 1 target 3 ]
  edge [ source 1 target 1 when "2011-02-30" ]
  edge [ source 1
