package register.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.chain.Chain;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.value.PolicyId;
import register.value.Sha256;

/// What the last run has left at the host.
///
/// @param before empty if that is unknown
/// @param look of this run
/// @param whole true if all is to be made again
record LastRun(Chain chain, Editions editions, Optional<SiteState> before, Sha256 look, boolean whole) {
    /// The entry of which another register, which has written the site, has another one; empty if there is none.
    Optional<String> foreign() {
        return before.map(SiteState::policies).orElse(Map.of()).entrySet().stream()
                .filter(each -> !isOfThisRegister(each.getKey(), each.getValue()))
                .map(each -> "entry " + each.getValue().size() + " of " + each.getKey())
                .findFirst();
    }

    private boolean isOfThisRegister(PolicyId policy, SiteState.Made made) {
        List<EntryHeader> last = made.size() < 1 ? List.of() : chain.headers(policy, made.size() - 1, 1);
        return !last.isEmpty() && last.getFirst().hash().equals(made.head());
    }

    /// What the host has of each policy; nothing if all is to be made again: after a redaction too, because any
    /// file may name the person, and if an edition has a new language, which older files then get as well.
    Map<PolicyId, SiteState.Made> known() {
        if (whole
                || before.isEmpty()
                || !before.get().look().equals(look)
                || foreign().isPresent()) {
            return Map.of();
        }
        Map<PolicyId, SiteState.Made> known = before.get().policies();
        for (Map.Entry<PolicyId, SiteState.Made> each : known.entrySet()) {
            for (EntryHeader entry :
                    AffectedDates.entries(chain, each.getKey(), each.getValue().size())) {
                if (entry.kind() == EntryKind.REDACTION
                        || !each.getValue().languages().containsAll(editions.of(entry))) {
                    return Map.of();
                }
            }
        }
        return known;
    }
}
