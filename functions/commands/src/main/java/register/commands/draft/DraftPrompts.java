package register.commands.draft;

import java.time.LocalDate;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import register.json.Json;

/// Open questions of a draft, in place of values that cannot be copied from the previous version.
final class DraftPrompts {
    private DraftPrompts() {}

    /// @param before the previous version, in the form of a file
    /// @param from the effective date of the next one
    static Json.Obj in(Json.Obj before, LocalDate from) {
        Json.Obj open = at(
                before,
                "objection",
                objection -> text(
                        objection,
                        "until",
                        until -> "? Until when can customers object to this change? " + until
                                + " applied to the previous version. If they cannot, delete the whole objection"));
        return at(
                open,
                "subprocessors",
                all -> each(all, one -> at(one, "engagements", rows -> each(rows, row -> ended(row, from)))));
    }

    private static Json ended(Json row, LocalDate from) {
        Json endsOn = row instanceof Json.Obj engagement ? engagement.get("endsOn") : null;
        return endsOn instanceof Json.Str(String day) && LocalDate.parse(day).isBefore(from)
                ? text(
                        row,
                        "endsOn",
                        _ -> "? It ended on " + day
                                + ", before this version: delete this engagement, or state when it ends")
                : row;
    }

    private static Json text(Json object, String name, UnaryOperator<String> question) {
        return at(
                object, name, value -> value instanceof Json.Str(String text) ? Json.of(question.apply(text)) : value);
    }

    private static Json each(Json list, UnaryOperator<Json> change) {
        return list instanceof Json.Arr array
                ? new Json.Arr(array.items().stream().map(change).toList())
                : list;
    }

    private static Json at(Json value, String name, UnaryOperator<Json> change) {
        return value instanceof Json.Obj object ? at(object, name, change) : value;
    }

    private static Json.Obj at(Json.Obj object, String name, UnaryOperator<Json> change) {
        @Nullable Json member = object.get(name);
        if (member == null) {
            return object;
        }
        var members = new TreeMap<>(object.members());
        members.put(name, change.apply(member));
        return new Json.Obj(members);
    }
}
