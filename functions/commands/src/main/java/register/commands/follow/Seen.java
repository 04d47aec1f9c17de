package register.commands.follow;

import static register.json.Plain.TEXT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.json.RecordForm;

/// A vendor after the last look.
///
/// @param looked the day of that look, in UTC
/// @param trouble why nothing could be read; absent if something could
record Seen(String vendor, LocalDate looked, @Nullable String trouble, List<SeenList> lists) {
    static final RecordForm<Seen> FORM = RecordForm.of(field -> new Seen(
            field.of("vendor", TEXT, Seen::vendor),
            field.of("looked", VendorNews.DAY, Seen::looked),
            field.optional("trouble", TEXT, Seen::trouble),
            field.listed("lists", SeenList.FORM, Seen::lists)));

    Seen {
        lists = List.copyOf(lists);
    }

    Optional<SeenList> list(String key) {
        return lists.stream().filter(list -> list.key().equals(key)).findFirst();
    }
}
