package register.policy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of the list: what a subprocessor does, where and for whom.
///
/// @param id a slug, unique within its subprocessor and stable over versions
/// @param service the kind of service in a word or two, e.g. `Servers`
/// @param purpose what it is for, in full
/// @param newCustomersFrom from when it applies to customers who join; with `existingCustomersFrom` as the company
///     states it, never computed
public record Engagement(
        String id,
        Localized service,
        Localized purpose,
        Category category,
        List<Location> locations,
        @Nullable AppliesWhen appliesWhen,
        List<String> personalDataCategories,
        List<String> dataSubjectCategories,
        List<Transfer> transfers,
        @Nullable Boolean modelTraining,
        @Nullable LocalDate newCustomersFrom,
        @Nullable LocalDate existingCustomersFrom,
        @Nullable LocalDate endsOn) {
    public Engagement {
        locations = List.copyOf(locations);
        personalDataCategories = List.copyOf(personalDataCategories);
        dataSubjectCategories = List.copyOf(dataSubjectCategories);
        transfers = List.copyOf(transfers);
    }
}
