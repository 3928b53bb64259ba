"""The live preview, `make live`: a saved edit is on screen at once, in a browser on this machine.

::

    watch ──which files──► director ──which pages──► worker   a warm process with the website in it
                              │  ▲                     │
                              │  └──shown, findings────┘
                              ▼
                           server ──a page, an event──► browser

An edit of a page's text takes the quick way: the warm process reads that page again and writes it,
those on screen first. Then it compares what pages show of one another (titles, toctrees, labels,
sources …). If that changed, or anything but a page's text did, the whole website is made anew in a
fresh process behind the scenes, and put in place when it is whole. So what is shown is soon what
`make html` would make, byte for byte, without trusting that Sphinx knows what is out of date.
"""
