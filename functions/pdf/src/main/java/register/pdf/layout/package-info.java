/// Sets text on tagged pages: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1). Ignorant of what documents say.
package register.pdf.layout;
