package register.importing.word;

import java.util.List;
import java.util.Optional;

/// What words mean, as far as it takes to find a list.
public interface Vocabulary {
    String NAME = "NAME";
    String BRAND = "BRAND";
    String SERVICE = "SERVICE";
    String PURPOSE = "PURPOSE";
    String ADDRESS = "ADDRESS";
    String LOCATION = "LOCATION";

    /// What a column, or a value behind a label, holds by its name: one of the above, or something else; empty if
    /// unknown.
    Optional<String> column(String name);

    /// Whether the name states a legal form.
    boolean isCompany(String name);

    /// Who is named, without another name under which they trade: `Heron Ltd` in `Heron Ltd d/b/a Plover`.
    String who(String name);

    /// The companies that a text names by their legal forms.
    List<String> companies(String text);

    /// Whether the words name a place and nothing else.
    boolean isPlace(String words);
}
