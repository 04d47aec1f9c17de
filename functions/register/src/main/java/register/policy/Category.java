package register.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.Members;

/// The group of the list that contains an engagement: one of the three known ones, or one that the company defines.
///
/// @param id a slug, stable over versions
public record Category(String id) {
    public static final Category INFRASTRUCTURE = new Category("infrastructure");
    public static final Category SERVICE_SPECIFIC = new Category("service-specific");
    public static final Category SUPPORT = new Category("support");

    /// Those of a policy that defines no groups, in the order of the list.
    public static final List<Category> KNOWN = List.of(INFRASTRUCTURE, SERVICE_SPECIFIC, SUPPORT);

    /// The known one with this id.
    public static Optional<Category> known(String id) {
        for (Category one : KNOWN) {
            if (one.id.equals(id)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /// That of every engagement in a list without groups.
    public static final Category NONE = new Category("");

    /// The id in files and answers; null for `NONE`, which is not stated.
    public @Nullable String stated() {
        return id.isEmpty() ? null : id;
    }

    // A record's own comparison is linked when first used, which a cold start would wait for.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Category same && same.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }

    /// A group of the company's own.
    ///
    /// @param name its heading
    public record Group(Category category, Localized name) {
        /// Parses the form that `json` writes.
        public static Group read(Members in) {
            return new Group(new Category(in.text("id")), Localized.read(in.object("name")));
        }

        public Json.Obj json() {
            return Json.object().put("id", category.id).put("name", name.json()).build();
        }
    }
}
