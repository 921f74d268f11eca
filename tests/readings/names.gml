Creator "me"
Version 1
# a comment
graph [ directed 1 label "&lt;G&gt; &#233; &#xe9; &#XE9; &nbsp; &nope; &; &#xd800; &#99999999; &#x; &amp"
 node [ id 1 label "A&quot;B" graphics [ x 1.5 y 2 fill "#FF0000" ] XX20 5 X20a "v" X2 3 X 1 Xzz 4 ]
 node [ id -2 label "" ]
 edge [ source 1 target -2 weight -1.5 label "e" start "2010" list [ a 1 b [ c 2 ] ] ]
 edge [ source 1 target 1 value 3 key "k" ]
]
