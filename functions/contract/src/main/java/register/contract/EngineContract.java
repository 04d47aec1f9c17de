package register.contract;

import register.contract.port.DocumentLinksContract;

/// All that an engine must pass. Numbered invariants are those of `INVARIANTS.md`.
public interface EngineContract extends StateContract, DocumentLinksContract {}
