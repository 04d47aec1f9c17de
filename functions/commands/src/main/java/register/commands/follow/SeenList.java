package register.commands.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static register.json.Plain.COUNT;
import static register.json.Plain.FLAG;
import static register.json.Plain.INSTANT;
import static register.json.Plain.TEXT;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.json.Form;
import register.json.Json;
import register.json.RecordForm;
import register.value.Sha256;

/// A list or page of a vendor, as it was last read.
///
/// @param key distinguishes the vendor's lists
/// @param level that the vendor's pointer claims: 0 page, 1 list, 2 dated, 3 provable
/// @param hash of the bytes
/// @param effectiveDate of the list; absent for a page
/// @param contentHash that the list states; absent if it states none
/// @param announced true if it announced changes
/// @param first the ids, or a page's names, when it was first read
/// @param told the announced changes that were reported
/// @param names on the page, or in the feed
record SeenList(
        String key,
        int level,
        URI address,
        Sha256 hash,
        @Nullable LocalDate effectiveDate,
        @Nullable Sha256 contentHash,
        Instant seenAt,
        boolean announced,
        List<String> first,
        List<Told> told,
        List<String> names) {
    private static final Form<Sha256> HASH = Form.text(Sha256::hex, Sha256::new);
    static final RecordForm<SeenList> FORM = RecordForm.of(field -> new SeenList(
            field.of("key", TEXT, SeenList::key),
            field.of("level", COUNT, SeenList::level),
            field.of("address", Form.text(URI::toString, URI::create), SeenList::address),
            field.of("hash", HASH, SeenList::hash),
            field.optional("effectiveDate", VendorNews.DAY, SeenList::effectiveDate),
            field.optional("contentHash", HASH, SeenList::contentHash),
            field.of("seenAt", INSTANT, SeenList::seenAt),
            field.of("announced", FLAG, SeenList::announced),
            field.listed("first", TEXT, SeenList::first),
            field.listed("told", Told.FORM, SeenList::told),
            field.listed("names", TEXT, SeenList::names)));

    /// An announced change that was reported.
    ///
    /// @param key by which it is recognized when it takes effect
    /// @param as the hash of what was reported, by which an amended announcement is recognized
    record Told(String key, Sha256 as) {
        static final RecordForm<Told> FORM = RecordForm.of(field -> new Told(
                field.of("key", TEXT, Told::key), field.of("as", Form.text(Sha256::hex, Sha256::new), Told::as)));

        static Told of(VendorList.Change change) {
            return new Told(change.key(), Sha256.of((change.text() + " " + change.start()).getBytes(UTF_8)));
        }

        LocalDate version() {
            return VendorList.Change.version(key);
        }
    }

    SeenList {
        first = List.copyOf(first);
        told = List.copyOf(told);
        names = List.copyOf(names);
    }

    /// The list as our own list may state it.
    Json.Obj ownList() {
        return Json.object()
                .put("url", address)
                .put("effectiveDate", effectiveDate == null ? null : effectiveDate.toString())
                .put("contentHash", (contentHash == null ? hash : contentHash).hex())
                .put("seenAt", seenAt.toString())
                .put("announced", announced)
                .build();
    }
}
