package register.commands.audit;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.policy.form.MalformedPolicyException;
import register.value.Language;

/// The list that a policy shows as in force, in each of its languages, held against its log.
///
/// @param head when the last entry says that it was recorded
/// @param begun when the list was asked for first
record ShownLists(
        LogServer server, Standing standing, ShownCheckpoint checkpoint, Instant head, Instant begun, Instant now) {
    /// So far may clocks differ, of which one says when the last entry was recorded.
    private static final Duration MEANWHILE = Duration.ofMinutes(5);

    /// @param first as it was shown before the log was read: what was accepted meanwhile is not in it
    /// @throws IOException when the server does not answer
    void compare(@Nullable Json first, Findings findings) throws IOException {
        var lists = new DerivedLists(server, standing, checkpoint);
        List<Finding> found = compare(first, "", lists);
        findings.addAll(found);
        if (found.stream().allMatch(each -> each.kind() == Finding.Kind.NOT_CHECKED)) {
            for (Language language : languages(lists)) {
                String query = "lang=" + language;
                findings.addAll(compare(shown(query), query, lists));
            }
        }
        findings.addAll(lists.findings());
    }

    private @Nullable Json shown(String query) throws IOException {
        return server.api(LogServer.LIST + (query.isEmpty() ? "" : "?" + query)).orElse(null);
    }

    /// Only what was accepted meanwhile may excuse a list that does not follow from the log.
    private List<Finding> compare(@Nullable Json shown, String query, DerivedLists lists) throws IOException {
        List<Finding> found = once(shown, query, lists);
        return found.stream().anyMatch(each -> each.kind().isContradiction()) && head.isAfter(begun.minus(MEANWHILE))
                ? once(shown(query), query, lists)
                : found;
    }

    private List<Finding> once(@Nullable Json shown, String query, DerivedLists lists) throws IOException {
        var found = new Findings();
        new ShownList(server, standing, lists, checkpoint, head, found, query).compare(shown, now);
        return found.sorted();
    }

    /// None where the log holds what this release cannot read, which is told of the list.
    private Set<Language> languages(DerivedLists lists) throws IOException {
        try {
            return lists.languages(now);
        } catch (RecomputedChain.NoContentException | MalformedPolicyException _) {
            return Set.of();
        }
    }
}
