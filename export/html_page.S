/* The bytes of the HTML view, or none in a build without it. */
    .section .rodata
    .global diplograph_html_page
    .global diplograph_html_page_end
diplograph_html_page:
#ifdef DIPLOGRAPH_HTML_PAGE
    .incbin DIPLOGRAPH_HTML_PAGE
#endif
diplograph_html_page_end:
    .byte 0
    .section .note.GNU-stack, "", %progbits
