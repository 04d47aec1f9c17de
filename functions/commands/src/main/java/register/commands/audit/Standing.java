package register.commands.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.HeaderJson;
import register.commands.audit.Finding.Kind;
import register.json.Json;
import register.json.Members;
import register.value.Sha256;

/// The last word of a log on each effective date, and whether the list that a server shows is the one in force by it.
public final class Standing {
    private final TreeMap<LocalDate, EntryHeader> last = new TreeMap<>();

    void add(EntryHeader header) {
        if (header.kind().isOfADate()) {
            last.put(header.effectiveDate(), header);
        }
    }

    /// The last word on a date, which may be a withdrawal.
    public Optional<EntryHeader> on(LocalDate date) {
        return Optional.ofNullable(last.get(date));
    }

    /// The version in force on a date.
    public Optional<EntryHeader> inForce(LocalDate date) {
        return last.headMap(date, true).descendingMap().values().stream()
                .filter(header -> header.kind() != EntryKind.WITHDRAWAL)
                .findFirst();
    }

    /// Whether the shown list is in force. Clocks differ: on either side of midnight either version may be.
    ///
    /// @param shown what the server shows; null where it shows no list
    /// @param size up to where the entries are signed
    /// @return the entry that it is of; absent where that is not one of the log
    @Nullable
    EntryHeader compare(@Nullable Json shown, long size, Instant now, Findings findings) {
        Optional<EntryHeader> today = inForce(date(now));
        if (shown == null) {
            inForce(date(now).minusDays(1))
                    .ifPresent(header -> findings.add(
                            Kind.OTHER_LIST, header.sequence(), "the server does not show the list in force"));
            return null;
        }
        Optional<Sha256> hash = text(shown, "entryHash").map(Sha256::new);
        Optional<EntryHeader> entry = text(shown, "effectiveDate")
                .map(LocalDate::parse)
                .flatMap(this::on)
                .filter(header -> Optional.of(header.hash()).equals(hash));
        if (entry.isEmpty()) {
            if (isLater(shown)) {
                findings.add(
                        Kind.UNSIGNED_ENTRY,
                        size + 1,
                        "the list in force is of an entry that the server's checkpoint does not cover: nobody signed"
                                + " it, or not yet");
            } else {
                findings.add(Kind.OTHER_LIST, "the list that the server shows is of no entry that stands in its log");
            }
            return null;
        }
        boolean near = List.of(-1, 0, 1).stream()
                .anyMatch(days -> inForce(date(now).plusDays(days)).equals(entry));
        if (!near) {
            findings.add(
                    Kind.OTHER_LIST,
                    entry.get().sequence(),
                    "the server shows it as in force; by its log that is "
                            + today.map(header -> "entry " + header.sequence()).orElse("none"));
        }
        return entry.get();
    }

    /// What the list says must be what the entry and its content say.
    static void compare(Json shown, EntryHeader header, Json content, Findings findings) {
        if (!ids(shown).equals(ids(content)) || !ListInWords.isOf(shown, header, content)) {
            findings.add(Kind.OTHER_LIST, header.sequence(), "the list that the server shows is not its content");
        }
    }

    private static Set<String> ids(Json list) {
        var ids = new TreeSet<String>();
        if (list instanceof Json.Obj object && object.get("subprocessors") instanceof Json.Arr items) {
            for (Json item : items.items()) {
                text(item, "id").ifPresent(ids::add);
            }
        }
        return ids;
    }

    /// Whether it says that it was recorded after every entry of the log.
    private boolean isLater(Json shown) {
        Instant head = last.values().stream()
                .map(EntryHeader::recordedAt)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        return text(shown, "recordedAt")
                .filter(at -> Instant.parse(at).isAfter(head))
                .isPresent();
    }

    private static LocalDate date(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static Optional<String> text(Json json, String name) {
        return json instanceof Json.Obj object && object.get(name) instanceof Json.Str text
                ? Optional.of(text.value())
                : Optional.empty();
    }

    public Json json() {
        return Json.array(List.copyOf(last.values()), EntryHeader::json);
    }

    /// Reads what `json` writes.
    ///
    /// @throws IllegalArgumentException when it is anything else
    public static Standing read(List<Members> headers) {
        var standing = new Standing();
        headers.forEach(header -> standing.add(HeaderJson.read(header.json())));
        return standing;
    }
}
