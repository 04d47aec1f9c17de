package register.notices.contacts;

import java.util.List;
import java.util.stream.Stream;
import register.value.Term;

/// A column of a file of contacts, by its name in the first row.
public enum ContactColumn implements Term {
    /// By which the company knows the contact; it never changes.
    EXTERNAL_ID,
    /// The customer's name.
    CUSTOMER,
    /// Where notices go; a mail address.
    EMAIL,
    /// In which of the 28 languages.
    LANGUAGE,
    /// How many whole days ahead the contract wants the customer told.
    NOTICE_DAYS,
    /// How many days the contract gives to object.
    OBJECTION_DAYS,
    /// The customer's regions; empty for all.
    REGIONS,
    /// The features that it uses; empty for all.
    FEATURES,
    /// The contract's own words on notices.
    TERMS;

    /// As the file writes it, e.g. `notice_days`.
    public String title() {
        return term().replace('-', '_');
    }

    static List<String> titles() {
        return Stream.of(values()).map(ContactColumn::title).toList();
    }
}
