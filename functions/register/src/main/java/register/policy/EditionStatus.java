package register.policy;

import register.value.Term;

/// States whether an edition is the company's own text or a translation.
public enum EditionStatus implements Term {
    ORIGINAL,
    TRANSLATION,
    MACHINE_TRANSLATION
}
