package register.objection;

import register.value.Term;

/// The channel through which an objection came.
public enum ObjectionChannel implements Term {
    /// A reply to the notice from an authenticated sender.
    REPLY,
    /// The form linked in the notice.
    FORM,
    /// Mail, recorded by a person.
    MAIL,
    /// Telephone, recorded by a person.
    PHONE,
    /// A letter on paper, recorded by a person.
    LETTER,
    /// Another way, recorded by a person.
    OTHER;

    /// True if a person recorded it.
    public boolean isByWord() {
        return this != REPLY && this != FORM;
    }
}
