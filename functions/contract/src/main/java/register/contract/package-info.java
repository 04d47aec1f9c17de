/// What every engine must do, as tests: an engine passes when a test class of its own implements `EngineContract`.
package register.contract;
