package register.read.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.chain.Version;
import register.read.html.Addresses;
import register.read.html.Html;
import register.read.html.Hyperlinks;

/// Links to what a revision changed: against the version before it, and against what it corrects.
final class Comparisons {
    private Comparisons() {}

    static List<Html> of(PolicyPage.View view, EntryHeader header) {
        var links = new ArrayList<Html>();
        if (header.kind() == EntryKind.WITHDRAWAL) {
            return links;
        }
        toVersionBefore(view, header)
                .ifPresent(address ->
                        links.add(Hyperlinks.own(address, view.words().get("what-changed"))));
        corrected(view, header).ifPresent(before -> {
            if (!links.isEmpty()) {
                links.add(Html.text(" · "));
            }
            links.add(Hyperlinks.own(
                    address(view, header, header.effectiveDate(), before.recordedAt(), header.recordedAt()),
                    view.words().get("what-corrected")));
        });
        return links;
    }

    /// Empty for the first version. What stands is compared as known now, an earlier revision as known then.
    static Optional<String> toVersionBefore(PolicyPage.View view, EntryHeader header) {
        boolean stands =
                view.versions().stream().anyMatch(version -> version.standing().equals(header));
        Instant known = stands ? History.EVER : header.recordedAt();
        boolean first = view.versions().stream()
                .filter(version -> version.effectiveDate().isBefore(header.effectiveDate()))
                .noneMatch(version -> standing(version, known)
                        .filter(entry -> entry.kind() != EntryKind.WITHDRAWAL)
                        .isPresent());
        LocalDate dayBefore = header.effectiveDate().minusDays(1);
        return first
                ? Optional.empty()
                : Optional.of(address(view, header, dayBefore, null, stands ? null : header.recordedAt()));
    }

    private static Optional<EntryHeader> corrected(PolicyPage.View view, EntryHeader header) {
        return view.versions().stream()
                .filter(version -> header.kind() == EntryKind.CORRECTION
                        && version.effectiveDate().equals(header.effectiveDate()))
                .findFirst()
                .flatMap(version -> standing(version, header.recordedAt().minusMillis(1)));
    }

    private static Optional<EntryHeader> standing(Version version, Instant known) {
        return version.entries().reversed().stream()
                .filter(entry -> !entry.recordedAt().isAfter(known))
                .findFirst();
    }

    private static String address(
            PolicyPage.View view,
            EntryHeader header,
            LocalDate from,
            @Nullable Instant fromKnownAt,
            @Nullable Instant knownAt) {
        String dated = Addresses.with(
                Addresses.with(Addresses.changes(header.policy(), ".html"), "from", from),
                "to",
                header.effectiveDate());
        String known = Addresses.with(Addresses.with(dated, "knownAt", knownAt), "fromKnownAt", fromKnownAt);
        return Addresses.with(known, "lang", view.language());
    }
}
