graph [ directed 2 node [ id "x y" ] node [ id 3.5 ] node 5 edge [ source 3.5 target [ a 1 ] ] edge [ target 3.5 ] ]
