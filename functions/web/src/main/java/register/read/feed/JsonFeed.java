package register.read.feed;

import java.util.List;
import register.json.CanonicalJson;
import register.json.Json;

/// A feed as JSON Feed, version 1.1 (jsonfeed.org).
final class JsonFeed {
    static final String TYPE = "application/feed+json";

    private JsonFeed() {}

    static String write(Feed feed) {
        return CanonicalJson.text(Json.object()
                .put("version", "https://jsonfeed.org/version/1.1")
                .put("title", feed.title())
                .put("home_page_url", feed.page())
                .put("feed_url", feed.self())
                .put("next_url", feed.older())
                .put("language", feed.language())
                .put("authors", authors(feed.author()))
                .put("items", Json.array(feed.items(), JsonFeed::item))
                .build());
    }

    private static Json authors(String name) {
        return Json.array(List.of(Json.object().put("name", name).build()));
    }

    private static Json item(Feed.Item item) {
        return Json.object()
                .put("id", "urn:uuid:" + item.id())
                .put("url", item.page())
                .put("title", item.title())
                .put("summary", item.summary())
                .put("content_html", item.content())
                .put("date_published", item.recordedAt().toString())
                .put("attachments", item.pdf() == null ? null : attachments(item.pdf()))
                .build();
    }

    private static Json attachments(String pdf) {
        return Json.array(List.of(Json.object()
                .put("url", pdf)
                .put("mime_type", "application/pdf")
                .build()));
    }
}
