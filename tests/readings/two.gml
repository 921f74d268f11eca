graph [ node [ id 1 ] ]
graph [ node [ id 2 ] ]
other [ x 1 ]
