package register.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.json.Json;

/// Reads the members of one object of a notification. Members that nobody asks for are let be: the mail service adds
/// some now and then.
record Fields(String path, Json.Obj object) {

    static Fields of(String path, Json json) {
        if (json instanceof Json.Obj object) {
            return new Fields(path, object);
        }
        throw new IllegalArgumentException(path + ": expected an object");
    }

    Fields object(String name) {
        return of(path + "." + name, required(name));
    }

    String text(String name) {
        String text = optionalText(name);
        if (text == null) {
            throw new IllegalArgumentException(path + "." + name + ": expected a string");
        }
        return text;
    }

    @Nullable
    String optionalText(String name) {
        return object.get(name) instanceof Json.Str(String value) ? value : null;
    }

    @Nullable
    Fields optionalObject(String name) {
        return object.get(name) instanceof Json.Obj value ? new Fields(path + "." + name, value) : null;
    }

    List<String> texts(String name) {
        if (!(required(name) instanceof Json.Arr(List<Json> items))) {
            throw new IllegalArgumentException(path + "." + name + ": expected a list");
        }
        return items.stream()
                .map(item -> {
                    if (item instanceof Json.Str(String value)) {
                        return value;
                    }
                    throw new IllegalArgumentException(path + "." + name + ": expected a list of strings");
                })
                .toList();
    }

    /// Empty where there is no such member.
    List<String> optionalTexts(String name) {
        return object.get(name) == null ? List.of() : texts(name);
    }

    private Json required(String name) {
        Json value = object.get(name);
        if (value == null) {
            throw new IllegalArgumentException(path + "." + name + ": missing");
        }
        return value;
    }
}
