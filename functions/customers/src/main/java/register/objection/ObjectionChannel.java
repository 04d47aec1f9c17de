package register.objection;

import register.value.Term;

/// How an objection came.
public enum ObjectionChannel implements Term {
    /// By a reply to the notice, whose sender is vouched for.
    REPLY,
    /// By the form that the notice links to.
    FORM,
    /// By mail, as a person says.
    MAIL,
    /// By telephone, as a person says.
    PHONE,
    /// By a letter on paper, as a person says.
    LETTER,
    /// In another way, as a person says.
    OTHER;

    /// Whether only a person's word says that it came.
    public boolean isByWord() {
        return this != REPLY && this != FORM;
    }
}
