package register.policy;

import register.value.Term;

/// Whether an edition is the company's own text or a translation of it.
public enum EditionStatus implements Term {
    ORIGINAL,
    TRANSLATION,
    MACHINE_TRANSLATION
}
