package register.policy;

import register.value.Term;

/// In which role a company processes the data that its subprocessors touch (GDPR Art. 4(7) and (8)).
public enum CompanyRole implements Term {
    CONTROLLER,
    PROCESSOR
}
