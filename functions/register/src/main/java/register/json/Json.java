package register.json;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A JSON value (RFC 8259), immutable. Numbers are integers only: the register has no fractions, and integers keep the
/// canonical form (RFC 8785) free of floating point.
public sealed interface Json {

    /// Members sorted by UTF-16 code unit, as the canonical form requires.
    record Obj(NavigableMap<String, Json> members) implements Json {
        public Obj {
            members = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(members));
        }

        public @Nullable Json get(String name) {
            return members.get(name);
        }

        /// The text of a member; empty if it is not a text.
        public String text(String name) {
            return members.get(name) instanceof Str(String text) ? text : "";
        }

        /// The items of a member; none if it is not a list.
        public List<Json> list(String name) {
            return members.get(name) instanceof Arr(List<Json> items) ? items : List.of();
        }

        /// The objects among the items of a member.
        public List<Obj> objects(String name) {
            return list(name).stream()
                    .filter(Obj.class::isInstance)
                    .map(Obj.class::cast)
                    .toList();
        }

        /// The texts among the items of a member.
        public List<String> texts(String name) {
            return list(name).stream()
                    .filter(Str.class::isInstance)
                    .map(item -> ((Str) item).value())
                    .toList();
        }

        /// The object of a member; an empty one if it is not an object.
        public Obj object(String name) {
            return members.get(name) instanceof Obj object ? object : new Obj(new TreeMap<>());
        }

        /// A copy with another value of a member.
        public Obj with(String name, Json value) {
            var changed = new TreeMap<>(members);
            changed.put(name, value);
            return new Obj(changed);
        }
    }

    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    record Str(String value) implements Json {}

    /// An integer within ±(2^53 − 1), the range that every JSON reader represents exactly (RFC 8785, appendix D).
    record Num(long value) implements Json {
        private static final long MAX_SAFE = (1L << 53) - 1;

        public Num {
            if (value > MAX_SAFE || value < -MAX_SAFE) {
                throw new IllegalArgumentException("not exact in every JSON reader: " + value);
            }
        }
    }

    enum Bool implements Json {
        TRUE,
        FALSE;

        public static Bool of(boolean value) {
            return value ? TRUE : FALSE;
        }
    }

    enum Null implements Json {
        NULL
    }

    static Json of(String value) {
        return new Str(value);
    }

    static Json of(long value) {
        return new Num(value);
    }

    static Json of(boolean value) {
        return Bool.of(value);
    }

    static Arr array(List<? extends Json> items) {
        return new Arr(List.copyOf(items));
    }

    static <T> Arr array(List<T> items, Function<T, ? extends Json> json) {
        var array = new ArrayList<Json>(items.size());
        for (T item : items) {
            array.add(json.apply(item));
        }
        return new Arr(array);
    }

    static Arr strings(List<String> items) {
        return array(items, Str::new);
    }

    static Builder object() {
        return new Builder();
    }

    /// Collects the members of an object; a null value omits its member.
    final class Builder {
        private final TreeMap<String, Json> members = new TreeMap<>();

        private Builder() {}

        public Builder put(String name, @Nullable Json value) {
            if (value != null) {
                members.put(name, value);
            }
            return this;
        }

        public Builder put(String name, Builder object) {
            return put(name, object.build());
        }

        public Builder put(String name, @Nullable String value) {
            return put(name, value == null ? null : of(value));
        }

        public Builder put(String name, @Nullable URI value) {
            return put(name, value == null ? null : value.toString());
        }

        public Builder put(String name, long value) {
            return put(name, of(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, of(value));
        }

        public Builder putAll(Map<String, ? extends Json> more) {
            members.putAll(more);
            return this;
        }

        /// Like `put`, but an empty list omits its member.
        public Builder putNonEmpty(String name, List<? extends Json> items) {
            return items.isEmpty() ? this : put(name, new Arr(new ArrayList<>(items)));
        }

        public Obj build() {
            return new Obj(members);
        }
    }
}
