package register.importing.word;

import java.util.List;
import java.util.Optional;

/// The meanings of words, as far as finding a list requires them.
public interface Vocabulary {
    String NAME = "NAME";
    String BRAND = "BRAND";
    String SERVICE = "SERVICE";
    String PURPOSE = "PURPOSE";
    String ADDRESS = "ADDRESS";
    String LOCATION = "LOCATION";

    /// The meaning of a column or a label: one of the above, or another; empty if unknown.
    Optional<String> column(String name);

    /// True if the name states a legal form.
    boolean isCompany(String name);

    /// True if the name is a known vendor's.
    boolean isVendor(String name);

    /// True if the words, perhaps with others in brackets behind them, name a company or a known vendor.
    default boolean isNamed(String words) {
        int bracket = words.indexOf(" (");
        String before = bracket > 0 ? words.substring(0, bracket) : words;
        return isCompany(words) || isCompany(before) || isVendor(words) || isVendor(before);
    }

    /// The company or known vendor that the words begin with, also one of its products; empty if there is none.
    String leading(String words);

    /// The company or person, without another name under which they trade: `Heron Ltd` in `Heron Ltd d/b/a Plover`.
    String who(String name);

    /// The companies that a text names by their legal forms.
    List<String> companies(String text);

    /// True if the words name a place and nothing else.
    boolean isPlace(String words);
}
