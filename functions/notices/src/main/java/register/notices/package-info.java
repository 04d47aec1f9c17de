/// Notices to customers, assembled the same way for every engine.
package register.notices;
