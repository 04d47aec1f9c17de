package register.page;

import static register.page.Tags.*;

import register.chain.VersionStatus;
import register.words.Words;

/// A version's status as a conspicuous label.
public final class StatusPill {
    private StatusPill() {}

    public static Html of(VersionStatus status, Words glossary) {
        String kind = switch (status) {
            case IN_FORCE -> "pill";
            case ANNOUNCED -> "pill soon";
            case SUPERSEDED, WITHDRAWN -> "pill past";
        };
        return span(glossary.capital(glossary.get("status", status)), css(kind));
    }
}
