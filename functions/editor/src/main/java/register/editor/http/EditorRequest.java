package register.editor.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.editor.form.Posted;
import register.value.Language;
import register.words.Words;

/// An admitted request.
///
/// @param path below the token, without a leading slash
/// @param form the posted form
/// @param files posted with it, by the fields' names
/// @param wished `Accept-Language`; null if it is missing
/// @param person who sent it; null if it is always the same one
public record EditorRequest(
        String method,
        String path,
        Posted form,
        Map<String, UploadedFile> files,
        @Nullable String wished,
        @Nullable String person) {
    public EditorRequest {
        files = Map.copyOf(files);
    }

    /// A request without files.
    public EditorRequest(String method, String path, Posted form, @Nullable String wished) {
        this(method, path, form, Map.of(), wished, null);
    }

    public boolean posts() {
        return method.equals("POST");
    }

    /// The browser's most preferred language among the register's.
    public Optional<Language> language() {
        try {
            return wished == null
                    ? Optional.empty()
                    : Locale.LanguageRange.parse(wished).stream()
                            .filter(range ->
                                    range.getWeight() > 0 && range.getRange().matches("[a-z]{2,3}(-[a-z0-9]{2,8})*"))
                            .map(range -> new Language(range.getRange()))
                            .filter(Words::speaks)
                            .findFirst();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
