package register.commands.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.chain.Chain;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.files.AffectedDates;
import register.value.PolicyId;
import register.value.Sha256;

/// What the last run has left in the folder.
///
/// @param before empty if that is unknown
/// @param look of this run
/// @param whole true if all is to be made again
record LastRun(Chain chain, Editions editions, Optional<FolderState> before, Sha256 look, boolean whole) {
    /// Another register's site could replace this one by a wrong setting.
    void requireSameRegister(Path folder) throws IOException {
        for (Map.Entry<PolicyId, FolderState.Made> each :
                before.map(FolderState::policies).orElse(Map.of()).entrySet()) {
            FolderState.Made made = each.getValue();
            List<EntryHeader> last = made.size() < 1 ? List.of() : chain.headers(each.getKey(), made.size() - 1, 1);
            if (last.isEmpty() || !last.getFirst().hash().equals(made.head())) {
                throw new IOException(folder + ": was written from another register, which has another entry "
                        + made.size() + " of " + each.getKey() + "; name another folder");
            }
        }
    }

    /// What the folder holds of each policy; nothing if all is to be made again: after a redaction too, because any
    /// file may name the person, and if an edition has a new language, which older files then get as well.
    Map<PolicyId, FolderState.Made> known() {
        if (whole || before.isEmpty() || !before.get().look().equals(look)) {
            return Map.of();
        }
        Map<PolicyId, FolderState.Made> known = before.get().policies();
        for (Map.Entry<PolicyId, FolderState.Made> each : known.entrySet()) {
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
