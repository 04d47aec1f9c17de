package register.json;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The written form of a record: an object with a member for each component. One description reads and writes, so a
/// component cannot be written and then forgotten; a new one does not compile until it is described.
public final class RecordForm<R> implements Form<R> {
    private final Function<Fields<R>, R> description;

    private RecordForm(Function<Fields<R>, R> description) {
        this.description = description;
    }

    /// @param description makes the record of its fields. When writing, it takes the fields from that record, and
    ///     the copy that it makes is dropped.
    public static <R> RecordForm<R> of(Function<Fields<R>, R> description) {
        return new RecordForm<>(description);
    }

    /// The fields of a record that is read or written.
    public sealed interface Fields<R> {
        <T> T of(String name, Form<T> form, Function<R, T> component);

        /// A field that is omitted if it is null.
        <T> @Nullable T optional(String name, Form<T> form, Function<R, @Nullable T> component);

        /// A list that is omitted if it is empty.
        <T> List<T> listed(String name, Form<T> item, Function<R, List<T>> component);

        /// A record whose fields are among those of this one.
        <P> P part(RecordForm<P> form, Function<R, P> component);
    }

    @Override
    public Json.Obj write(R record) {
        Json.Builder out = Json.object();
        Object _ = description.apply(new Writing<>(record, out));
        return out.build();
    }

    @Override
    public R read(Json written, String path) {
        return Members.made(Members.of(written, path), path, null, this::read);
    }

    private R read(Members in) {
        return description.apply(new Reading<>(in));
    }

    private record Writing<R>(R record, Json.Builder out) implements Fields<R> {
        @Override
        public <T> T of(String name, Form<T> form, Function<R, T> component) {
            T value = component.apply(record);
            out.put(name, form.write(value));
            return value;
        }

        @Override
        public <T> @Nullable T optional(String name, Form<T> form, Function<R, @Nullable T> component) {
            T value = component.apply(record);
            return value == null ? null : of(name, form, component);
        }

        @Override
        public <T> List<T> listed(String name, Form<T> item, Function<R, List<T>> component) {
            List<T> items = component.apply(record);
            return items.isEmpty() ? items : of(name, item.list(), component);
        }

        @Override
        public <P> P part(RecordForm<P> form, Function<R, P> component) {
            return form.description.apply(new Writing<>(component.apply(record), out));
        }
    }

    private record Reading<R>(Members in) implements Fields<R> {
        @Override
        public <T> T of(String name, Form<T> form, Function<R, T> component) {
            return in.required(name, form);
        }

        @Override
        public <T> @Nullable T optional(String name, Form<T> form, Function<R, @Nullable T> component) {
            return in.has(name) ? in.required(name, form) : null;
        }

        @Override
        public <T> List<T> listed(String name, Form<T> item, Function<R, List<T>> component) {
            return in.has(name) ? in.required(name, item.list()) : List.of();
        }

        @Override
        public <P> P part(RecordForm<P> form, Function<R, P> component) {
            return form.read(in);
        }
    }
}
