package register.desk.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.page.Html;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.Matter;
import register.request.RequestChange;
import register.request.RequestOutcome;
import register.value.Term;

/// What happened to a request, in words.
record RequestHistory(DeskWords said) {

    Html of(DpaRequest request) {
        return section(h2(said.editor().get("history")), ul(css("plain history"), each(request.history(), this::line)));
    }

    private Html line(RequestChange change) {
        var parts = new ArrayList<String>(List.of(words(change)));
        if (!change.actor().equals(ChangeAuthor.REGISTER)) {
            parts.add(change.actor());
        }
        String detail = detail(change);
        if (detail != null) {
            parts.add(detail);
        }
        return li(span(said.time(change.at()), css("quiet small")), text(" " + String.join(" · ", parts)));
    }

    private String words(RequestChange change) {
        return change.kind() == RequestChange.Kind.MOVED
                ? said.get("state", change.state())
                : said.get("did", change.kind());
    }

    /// The part of a detail that a person wrote, and terms in words. The rest is for programs.
    private @Nullable String detail(RequestChange change) {
        String detail = change.detail();
        if (detail == null) {
            return null;
        }
        return switch (change.kind()) {
            case ASSIGNED, HELD -> detail;
            case MATTER ->
                Term.find(Matter.class, detail.split(",", 2)[0])
                        .map(said::matter)
                        .orElse(null);
            case CLOSED -> closed(detail.split(": ", 2));
            case RECEIVED, MADE, MOVED, MAIL_ARRIVED, REPLIED, REPORTED, NOT_TOLD, TOLD, RELEASED, MAIL_DELETED -> null;
        };
    }

    private @Nullable String closed(String... parts) {
        return Term.find(RequestOutcome.class, parts[0])
                .map(outcome -> said.get("outcome", outcome) + (parts.length > 1 ? " · " + parts[1] : ""))
                .orElse(null);
    }
}
