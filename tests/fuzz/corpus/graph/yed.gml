1Creator	"yFiles"
Version	"2.23"
graph
[
	hierarchic	1
	label	""
	directed	1
	node
	[
		id	0
		label	"Ana"
		graphics
		[
			x	4.5
			y	-2.0
			type	"ellipse"
		]
		LabelGraphics
		[
			text	"Ana"
		]
	]
	node
	[
		id	1
		label	"Ana"
	]
	edge
	[
		source	0
		target	1
		label	"knows"
		graphics
		[
			Line [ point [ x 1.0 y 2.0 ] point [ x 3.0 y 4.0 ] ]
		]
	]
]
