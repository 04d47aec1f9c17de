package register.commands.audit;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.commands.audit.AuditFinding.Kind;
import register.commands.audit.ListDifferences.Difference;
import register.json.Json;
import register.policy.form.MalformedPolicyException;

/// Compares, member by member, a policy's list in force with the one derived from its log. For an hour on either side
/// of midnight it accepts the list of either day, because clocks differ.
///
/// @param head the recording time that the last entry states
/// @param query of the request, e.g. `lang=de`; empty if there is none
record ServedList(
        LogServer server,
        StandingEntries standing,
        DerivedLists lists,
        ServedCheckpoint checkpoint,
        Instant head,
        AuditFindings findings,
        String query) {
    /// The largest difference allowed between the server's clock and this one.
    private static final Duration SKEW = Duration.ofHours(1);

    private static final List<Duration> CLOCKS = List.of(Duration.ZERO, SKEW.negated(), SKEW);

    /// @param shown null if the server shows no list
    /// @throws IOException if the server does not answer
    void compare(@Nullable Json shown, Instant now) throws IOException {
        try {
            if (shown == null) {
                withheld(now);
            } else if (shown instanceof Json.Obj list) {
                list(list, now);
            } else {
                none();
            }
        } catch (RecomputedChain.NoContentException e) {
            findings.add(Kind.OTHER_CONTENT, e.header().sequence(), "its content does not match its hash");
        } catch (MalformedPolicyException e) {
            add(
                    Kind.NOT_CHECKED,
                    AuditFinding.CHECKPOINT,
                    "the list: this release cannot read the content of an entry in its log: " + e.getMessage());
        } catch (IllegalArgumentException | DateTimeException _) {
            none();
        }
    }

    private void add(Kind kind, long entry, String sentence) {
        findings.add(kind, entry, query.isEmpty() ? sentence : "?" + query + ": " + sentence);
    }

    private void none() {
        add(Kind.OTHER_LIST, AuditFinding.CHECKPOINT, "the server does not show a valid list in force");
    }

    private void withheld(Instant now) throws IOException {
        List<Json.Obj> derived = days(now, null);
        if (derived.size() == CLOCKS.size()) {
            add(Kind.OTHER_LIST, entry(derived.getFirst()), "the server does not show the list in force");
        }
    }

    private void list(Json.Obj shown, Instant now) throws IOException {
        String url = url(shown);
        Optional<Json.Obj> today = lists.at(now, query, url);
        if (!today.equals(Optional.of(shown))) {
            differs(shown, days(now, url));
        }
    }

    private List<Json.Obj> days(Instant now, @Nullable String url) throws IOException {
        var days = new ArrayList<Json.Obj>();
        for (Duration each : CLOCKS) {
            lists.at(now.plus(each), query, url).ifPresent(days::add);
        }
        return days;
    }

    private void differs(Json.Obj shown, List<Json.Obj> days) throws IOException {
        Json.Obj schema = lists.schema();
        List<Difference> least = days.stream()
                .filter(day -> hash(day).equals(hash(shown)))
                .map(day -> ListDifferences.of(shown, day, schema))
                .min(Comparator.comparingInt(List::size))
                .orElse(null);
        if (least == null) {
            otherEntry(shown, days);
            return;
        }
        boolean unsigned = isUnsigned(shown, days.getFirst());
        for (Difference each : least) {
            if (!unsigned || !each.path().startsWith("announced[")) {
                add(each.kind(), entry(shown), each.sentence());
            }
        }
        if (unsigned) {
            unsigned("the announcement in the list");
        }
    }

    private void otherEntry(Json.Obj shown, List<Json.Obj> days) {
        long entry = entry(shown);
        if (entry != AuditFinding.CHECKPOINT) {
            String inForce = days.isEmpty() ? "none" : "entry " + entry(days.getFirst());
            add(Kind.OTHER_LIST, entry, "the server shows it as in force; according to its log, that is " + inForce);
        } else if (isLater(shown)) {
            unsigned("the list in force");
        } else {
            add(
                    Kind.OTHER_LIST,
                    AuditFinding.CHECKPOINT,
                    "the list that the server shows belongs to no valid entry of its log");
        }
    }

    private void unsigned(String what) {
        add(
                Kind.UNSIGNED_ENTRY,
                checkpoint.size() + 1,
                what + " comes from an entry that no signed checkpoint of the server covers yet");
    }

    /// True if a version was announced, corrected or withdrawn after the last signed entry.
    private boolean isUnsigned(Json.Obj shown, Json.Obj own) throws IOException {
        List<Json.Obj> announced = shown.objects("announced");
        if (announced.stream().anyMatch(this::isLater)) {
            return true;
        }
        for (Json.Obj each : own.objects("announced")) {
            Optional<String> date = text(each, "effectiveDate");
            if (announced.stream()
                            .noneMatch(other -> text(other, "effectiveDate").equals(date))
                    && server.api("/versions/" + date.orElseThrow()).orElse(null) instanceof Json.Obj version
                    && isLater(version)) {
                return true;
            }
        }
        return false;
    }

    /// True if the list claims to have been recorded after every entry of the log.
    private boolean isLater(Json.Obj shown) {
        return text(shown, "recordedAt")
                .filter(at -> Instant.parse(at).isAfter(head))
                .isPresent();
    }

    /// The register's public address, which no log records: the prefix that all of the list's links must share.
    private @Nullable String url(Json.Obj shown) {
        String self = shown.get("links") instanceof Json.Obj links
                ? text(links, "self").orElse("")
                : "";
        var links = new ListLinks(server, checkpoint);
        String url = links.url(self, query).orElse(null);
        if (url != null && !links.leadHere(url)) {
            add(
                    Kind.NOT_CHECKED,
                    AuditFinding.CHECKPOINT,
                    "links: they lead to " + url + ", neither the address that you use nor the one that names the "
                            + "log");
        }
        return url;
    }

    /// The entry of the list; 0 if it is not a current entry in its log.
    private long entry(Json.Obj list) {
        return standing.words().stream()
                .filter(header -> Optional.of(header.hash().hex()).equals(hash(list)))
                .findFirst()
                .map(EntryHeader::sequence)
                .orElse(AuditFinding.CHECKPOINT);
    }

    private static Optional<String> hash(Json.Obj list) {
        return text(list, "entryHash");
    }

    private static Optional<String> text(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Str(String text) ? Optional.of(text) : Optional.empty();
    }
}
