package register.aws.store;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.aws.Environment;
import register.document.DocumentKey.Shelf;

/// The bucket of each shelf, as far as a function may reach it.
public final class Buckets {
    private static final Map<Shelf, String> VARIABLES = Map.of(
            Shelf.PUBLISHED, "REGISTER_PUBLISHED_BUCKET",
            Shelf.PERSONAL, "REGISTER_PERSONAL_BUCKET",
            Shelf.CORRESPONDENCE, "REGISTER_CORRESPONDENCE_BUCKET");

    private final Map<Shelf, String> names = new EnumMap<>(Shelf.class);

    private Buckets() {}

    /// Those that `REGISTER_PUBLISHED_BUCKET`, `REGISTER_PERSONAL_BUCKET` and `REGISTER_CORRESPONDENCE_BUCKET` name; a
    /// function that has no business with a shelf is started without its variable.
    public static Buckets of(Environment environment) {
        var buckets = new Buckets();
        VARIABLES.forEach((shelf, variable) -> {
            String name = environment.optional(variable);
            if (name != null) {
                buckets.names.put(shelf, name);
            }
        });
        return buckets;
    }

    /// @throws IllegalStateException naming the variable, where the function has no such bucket
    public String of(Shelf shelf) {
        @Nullable String name = names.get(shelf);
        if (name == null) {
            throw new IllegalStateException("the function was started without the variable " + VARIABLES.get(shelf));
        }
        return name;
    }
}
