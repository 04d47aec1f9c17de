package register.desk.change;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import register.editor.form.Portion;
import register.editor.page.EditorWords;

/// What changes in a list: some fields of one subprocessor, or a part of the version.
public enum Part {
    NAME(
            "subprocessor.legalName",
            List.of("legalName", "displayName", "country", "address", "registrationId", "website", "naturalPerson"),
            List.of()),
    PLACE("engagement.locations", List.of(), List.of("locations", "transfers")),
    PURPOSE("engagement.purpose", List.of(), List.of("service", "purpose", "category")),
    DATA(
            "engagement.personalDataCategories",
            List.of(),
            List.of("personalDataCategories", "dataSubjectCategories", "retention")),
    TRANSFER("engagement.transfers", List.of(), List.of("transfers")),
    /// Every field of the subprocessor.
    WHOLE("", List.of(), List.of()),
    /// What the version states besides its text and its subprocessors.
    VERSION("", List.of(), List.of()),
    TEXT("policy.editions", List.of(), List.of());

    /// What is asked of a new subprocessor.
    public static final Portion FIRST = new Portion(
            List.of("legalName", "displayName", "country", "naturalPerson"),
            List.of("service", "purpose", "category", "locations", "personalDataCategories", "transfers"));

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // A portion copies its lists.
    private final Portion portion;

    Part(String word, List<String> own, List<String> ofServices) {
        this.word = word;
        this.portion = new Portion(own, ofServices);
    }

    static Optional<Part> find(String name) {
        return Stream.of(values()).filter(part -> part.name().equals(name)).findFirst();
    }

    public Portion portion() {
        return portion;
    }

    /// True if it is about one subprocessor.
    public boolean isOfOne() {
        return this != VERSION && this != TEXT;
    }

    String name(EditorWords said) {
        return switch (this) {
            case WHOLE -> said.get("more");
            case VERSION -> said.get("this-version");
            default -> said.label(word);
        };
    }
}
