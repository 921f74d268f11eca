graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 sign -1 ] edge [ source 2 target 1 sign 1 weight "-x" ] edge [ source 2 target 1 sign 2 value 4 weight 5 ] ]
