package register.read.feed;

import org.jspecify.annotations.Nullable;

/// A feed as Atom (RFC 4287), with older items in archives (RFC 5005, section 4).
final class AtomFeed {
    static final String TYPE = "application/atom+xml";
    private static final String PAGE = "text/html";

    private final StringBuilder out = new StringBuilder();

    private AtomFeed() {}

    static String write(Feed feed) {
        var atom = new AtomFeed();
        atom.feed(feed);
        return atom.out.toString();
    }

    private void feed(Feed feed) {
        out.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"");
        attribute("xml:lang", feed.language());
        out.append(">\n");
        element("id", "urn:uuid:" + feed.id());
        element("title", feed.title());
        element("updated", feed.updated().toString());
        out.append("<author>");
        element("name", feed.author());
        out.append("</author>\n");
        element("generator", "Subprocessor Register");
        link("self", TYPE, feed.self());
        link("alternate", PAGE, feed.page());
        link("prev-archive", TYPE, feed.older());
        if (feed.current() != null) {
            link("current", TYPE, feed.current());
            out.append("<archive xmlns=\"http://purl.org/syndication/history/1.0\"/>\n");
        }
        feed.items().forEach(this::entry);
        out.append("</feed>\n");
    }

    private void entry(Feed.Item item) {
        out.append("<entry>\n");
        element("id", "urn:uuid:" + item.id());
        element("title", item.title());
        element("updated", item.recordedAt().toString());
        element("published", item.recordedAt().toString());
        link("alternate", PAGE, item.page());
        link("related", PAGE, item.comparison());
        link("related", "application/pdf", item.pdf());
        element("summary", item.summary());
        out.append("<content type=\"html\">");
        escape(item.content());
        out.append("</content>\n</entry>\n");
    }

    private void link(String relation, String type, @Nullable String address) {
        if (address != null) {
            out.append("<link");
            attribute("rel", relation);
            attribute("type", type);
            attribute("href", address);
            out.append("/>\n");
        }
    }

    private void element(String name, String text) {
        out.append('<').append(name).append('>');
        escape(text);
        out.append("</").append(name).append(">\n");
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(value);
        out.append('"');
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
    }
}
