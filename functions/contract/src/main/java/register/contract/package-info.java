/// The tests that every engine must pass, by implementing `EngineContract`.
package register.contract;
