package bellbird.portal.component;

import com.vaadin.flow.component.Html;

/** Line drawings of 24 by 24, drawn in the colour of the text. */
public enum Glyph {
    ADD("M12 5v14M5 12h14"),
    BACK("M15 6l-6 6 6 6"),
    BANK("M4 10l8-6 8 6zM5 20h14M7 10v7M12 10v7M17 10v7"),
    BELL("M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4"),
    BILL("M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"),
    CARD("M3 6h18v12H3zM3 10h18M6.5 14.5h3"),
    CHART("M4 20V4M4 20h16M8.5 16v-5M13 16V7M17.5 16v-3"),
    CHAT("M4 5h16v11H10l-4 4v-4H4z"),
    CHECK("M5 12.5l4.5 4.5L19 7.5"),
    CLOCK("M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM12 7v5l3.5 2"),
    DOWN("M6 9l6 6 6-6"),
    DOWNLOAD("M12 4v11M7.500 11L12 15.500 16.500 11M4 20h16"),
    FILTER("M4 5h16l-6 8v6l-4-2v-4z"),
    GLOBE("M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18"),
    HELP(
            "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1 1-1.1"
                    + " 1.8M12 16.8v.1"),
    HOME("M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6"),
    INBOX("M4 13l2.500-8h11L20 13v6H4zM4 13h5a3 3 0 0 0 6 0h5"),
    LINK("M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"),
    LOCK("M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"),
    MAIL("M3 6h18v12H3zM3 7l9 7 9-7"),
    MORE("M5 12h.1M12 12h.1M19 12h.1"),
    PEOPLE(
            "M9 5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7zM2.5 19a6.5 6.5 0 0 1 13 0M16 5.3a3.5 3.5 0"
                    + " 0 1 0 6.4M18.5 14a6.5 6.5 0 0 1 3 5"),
    PERCENT(
            "M18 6L6 18M7.500 5.500a2 2 0 1 0 0 4a2 2 0 0 0 0-4zM16.500 14.500a2 2 0 1 0 0 4a2 2 0 0 0 0-4z"),
    PERSON("M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM4.500 20a7.500 7.500 0 0 1 15 0"),
    PHONE(
            "M6 3h4l1.5 5-2.5 1.5a12 12 0 0 0 5.5 5.5L16 12.5l5 1.5v4a2 2 0 0 1-2 2A16 16 0 0 1 4"
                    + " 5a2 2 0 0 1 2-2z"),
    REPEAT("M20 11a8 8 0 0 0-14.500-4L4 9M4 4v5h5M4 13a8 8 0 0 0 14.500 4L20 15M20 20v-5h-5"),
    RUN("M7 5l12 7-12 7z"),
    SEARCH("M11 4a7 7 0 1 0 0 14a7 7 0 0 0 0-14zM20 20l-4-4"),
    SETTINGS(
            "M12 8.500a3.500 3.500 0 1 0 0 7a3.500 3.500 0 0 0 0-7zM12 3v3M12 18v3M3 12h3M18"
                    + " 12h3M5.600 5.600l2.100 2.100M16.300 16.300l2.100 2.100M18.400 5.600l-2.100"
                    + " 2.100M7.700 16.300l-2.100 2.100"),
    SHIELD("M12 3l7 3v6c0 4-3 7-7 9c-4-2-7-5-7-9V6z"),
    SIM("M6 3h8l4 4v14H6zM9 12h6v6H9zM12 12v6M9 15h6"),
    TAG("M4 4h8l8 8-8 8-8-8zM8.2 8.2v.1"),
    UPLOAD("M12 16V5M7.5 9L12 4.5 16.5 9M4 17v3h16v-3"),
    USAGE("M4 6h5c5 0 6 12 11 12M4 18h5c5 0 6-12 11-12"),
    WARNING("M12 4l9 16H3zM12 10v4.5M12 17.2v.1");

    private final String path;

    Glyph(String path) {
        this.path = path;
    }

    /** A new drawing, silent for screen readers: a word stands beside it or labels its control. */
    public Html create() {
        return new Html(
                "<span class=\"glyph\" aria-hidden=\"true\"><svg viewBox=\"0 0 24 24\"><path d=\""
                        + path
                        + "\"/></svg></span>");
    }
}
