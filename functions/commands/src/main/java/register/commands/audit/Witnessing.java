package register.commands.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.commands.audit.AuditFinding.Kind;
import register.json.Json;
import register.log.SignedNote;
import register.log.TrustFile;
import register.log.TrustFile.Cosigned;

/// The cosignatures of a history by the witnesses that the caller named.
///
/// @param size the number of entries that enough of them saw; 0 if too few saw any
/// @param cosigned the witnesses that saw this many, each with its time
/// @param known the number of witnesses that the caller named
public record Witnessing(long size, List<Cosigned> cosigned, int known) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> NUMBERS =
            List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    public Witnessing {
        cosigned = List.copyOf(cosigned);
    }

    /// @param shown the newest checkpoint
    /// @param witnessed the newest one cosigned by enough witnesses, by the server's account; absent if it shows
    ///     none
    static Witnessing of(
            TrustFile trust, ServedCheckpoint shown, @Nullable ServedCheckpoint witnessed, AuditFindings findings) {
        Optional<Witnessing> now = of(trust, shown, findings);
        Optional<Witnessing> then =
                witnessed == null || witnessed.equals(shown) ? Optional.empty() : of(trust, witnessed, findings);
        Witnessing found = now.or(() -> then)
                .orElse(new Witnessing(0, List.of(), trust.witnesses().size()));
        if (found.size() < shown.size()) {
            findings.add(
                    Kind.TOO_FEW_WITNESSES,
                    "fewer witnesses than the trust file requires have seen the server's checkpoint of entry "
                            + shown.size()
                            + "; enough have seen "
                            + (found.size() == 0 ? "none" : "that of entry " + found.size()));
        }
        return found;
    }

    /// @return empty if too few cosigned it
    private static Optional<Witnessing> of(TrustFile trust, ServedCheckpoint shown, AuditFindings findings) {
        TrustFile.Witnessed witnessed = trust.witnessed(shown.note());
        for (TrustFile.Witness witness : trust.witnesses()) {
            if (isForged(shown.note(), witness, witnessed)) {
                findings.add(
                        Kind.BAD_COSIGNATURE,
                        "the cosignature of the checkpoint of entry " + shown.size() + " under the name of witness "
                                + witness.name() + " was not made with its key");
            }
        }
        return witnessed.isQuorum()
                ? Optional.of(new Witnessing(
                        shown.size(), witnessed.cosigned(), trust.witnesses().size()))
                : Optional.empty();
    }

    private static boolean isForged(SignedNote note, TrustFile.Witness witness, TrustFile.Witnessed verified) {
        return note.signaturesOf(witness.key()).findAny().isPresent()
                && verified.cosigned().stream().noneMatch(one -> one.witness().equals(witness));
    }

    /// "two witnesses saw this history up to entry 7 on 2026-11-27: …".
    public String sentence() {
        if (size == 0) {
            return "too few of the " + known + " that you named have seen any of it";
        }
        if (cosigned.isEmpty()) {
            return "your trust file requires no witness";
        }
        String days = cosigned.stream()
                .map(one -> day(one.cosignature().time()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" and "));
        int count = cosigned.size();
        return (count < NUMBERS.size() ? NUMBERS.get(count) : Integer.toString(count))
                + (count == 1 ? " witness" : " witnesses") + " saw this history up to entry "
                + size + " on " + days + ", of " + known + " that you named: "
                + cosigned.stream()
                        .map(one -> one.witness().name() + " at "
                                + MINUTE.format(one.cosignature().time()))
                        .collect(Collectors.joining(", "));
    }

    private static String day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    public Json json() {
        return Json.object()
                .put("size", size)
                .put("known", known)
                .put(
                        "cosigned",
                        Json.array(
                                cosigned,
                                one -> Json.object()
                                        .put("witness", one.witness().name())
                                        .put("key", one.witness().key().text())
                                        .put("time", one.cosignature().time().toString())
                                        .build()))
                .build();
    }
}
