package register.notices.contacts;

import java.util.List;
import java.util.stream.Stream;
import register.value.Term;

/// A column of a file of contacts, by its name in the first row.
public enum ContactColumn implements Term {
    /// The company's id for the contact; it never changes.
    EXTERNAL_ID,
    /// The customer's name.
    CUSTOMER,
    /// The mail address for notices.
    EMAIL,
    /// One of the 28 languages.
    LANGUAGE,
    /// The whole days of notice that the contract requires.
    NOTICE_DAYS,
    /// The days that the contract gives to object.
    OBJECTION_DAYS,
    /// The customer's regions; empty for all.
    REGIONS,
    /// The features used; empty for all.
    FEATURES,
    /// The contract's own words on notices.
    TERMS,
    /// The ids or names of subprocessors that the contract excludes. A file may lack this column.
    EXCLUDES;

    /// The title in the file, e.g. `notice_days`.
    public String title() {
        return term().replace('-', '_');
    }

    boolean isRequired() {
        return this != EXCLUDES;
    }

    static List<String> titles() {
        return Stream.of(values()).map(ContactColumn::title).toList();
    }
}
