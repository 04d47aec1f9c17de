package register.contract;

import register.contract.port.DocumentLinksContract;

/// Everything that an engine must pass. Numbered invariants refer to `INVARIANTS.md`.
public interface EngineContract extends StateContract, DocumentLinksContract {}
