package register.policy;

import register.value.Term;

/// What happens to personal data at a location.
public enum LocationRole implements Term {
    STORAGE,
    ACCESS,
    PROCESSING
}
