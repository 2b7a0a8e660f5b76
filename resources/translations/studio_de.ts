<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AbDifference</name>
    <message>
        <source>(background)</source>
        <translation>(Hintergrund)</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>in this order</source>
        <translation>in dieser Reihenfolge</translation>
    </message>
    <message>
        <source>in another order</source>
        <translation>in anderer Reihenfolge</translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n Bereich</numerusform>
            <numerusform>%n Bereiche</numerusform>
        </translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>kalibriert</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>Area of %1</source>
        <translation>Fläche von %1</translation>
    </message>
    <message>
        <source>Coarse labels</source>
        <translation>Grobe Bezeichnungen</translation>
    </message>
    <message>
        <source>Fine labels</source>
        <translation>Feine Bezeichnungen</translation>
    </message>
    <message>
        <source>Ignore regions</source>
        <translation>Ausgenommene Bereiche</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>Logical score</source>
        <translation>Logischer Score</translation>
    </message>
    <message>
        <source>Structural score</source>
        <translation>Struktureller Score</translation>
    </message>
    <message>
        <source>Calibrated score</source>
        <translation>Kalibrierter Score</translation>
    </message>
    <message>
        <source>Threshold in force</source>
        <translation>Geltende Schwelle</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>these colours</source>
        <translation>diese Farben</translation>
    </message>
    <message>
        <source>other colours</source>
        <translation>andere Farben</translation>
    </message>
    <message>
        <source>Review from</source>
        <translation>Prüfung ab</translation>
    </message>
    <message>
        <source>Pieces of %1</source>
        <translation>Stücke von %1</translation>
    </message>
</context>
<context>
    <name>EnrolSteps</name>
    <message>
        <source>After the first star</source>
        <translation>Nach dem ersten Stern</translation>
    </message>
    <message>
        <source>Words are missing</source>
        <translation>Wörter fehlen</translation>
    </message>
    <message>
        <source>The model is loading</source>
        <translation>Das Modell wird geladen</translation>
    </message>
    <message>
        <source>Not up to date</source>
        <translation>Nicht aktuell</translation>
    </message>
    <message>
        <source>Warnings: %1</source>
        <translation>Warnungen: %1</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Next: say which parts there are, on the page %1. (%2)</source>
        <translation>Weiter: Geben Sie auf der Seite %1 an, welche Teile es gibt. (%2)</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>The parts could not be found: %1</source>
        <translation>Die Teile konnten nicht gefunden werden: %1</translation>
    </message>
    <message>
        <source>The parts appear on the shots as soon as the model is loaded.</source>
        <translation>Die Teile erscheinen auf den Referenzfotos, sobald das Modell geladen ist.</translation>
    </message>
    <message>
        <source>Start here: drop photos of good products onto the sheet, or press “Add photos…”.</source>
        <translation>Beginnen Sie hier: Ziehen Sie Fotos guter Produkte auf den Bogen oder drücken Sie „Fotos dazu …“.</translation>
    </message>
    <message>
        <source>Next: check that every part has its colour on every shot; if not, mend the words (%1) or the settings (%2). Then save.</source>
        <translation>Weiter: Prüfen Sie, ob jedes Teil auf jedem Referenzfoto seine Farbe hat; wenn nicht, ändern Sie die Wörter (%1) oder die Einstellungen (%2). Dann speichern.</translation>
    </message>
    <message>
        <source>Tune</source>
        <translation>Einstellen</translation>
    </message>
    <message>
        <source>Saved. New images are inspected on the page %1.</source>
        <translation>Gespeichert. Neue Bilder werden auf der Seite %1 geprüft.</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Bewerten</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Of good products</source>
        <translation>Von guten Produkten</translation>
    </message>
    <message>
        <source>Photos: %1</source>
        <translation>Fotos: %1</translation>
    </message>
    <message>
        <source>Mark good ones</source>
        <translation>Gute markieren</translation>
    </message>
    <message>
        <source>One to four stars</source>
        <translation>Ein bis vier Sterne</translation>
    </message>
    <message>
        <source>Shots: %1</source>
        <translation>Referenzfotos: %1</translation>
    </message>
    <message>
        <source>Check the parts</source>
        <translation>Teile prüfen</translation>
    </message>
    <message>
        <source>Save the product</source>
        <translation>Produkt speichern</translation>
    </message>
    <message>
        <source>All is saved</source>
        <translation>Alles ist gespeichert</translation>
    </message>
    <message>
        <source>Edits are not saved</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Updating…</source>
        <translation>Wird aktualisiert …</translation>
    </message>
    <message>
        <source>The parts are being looked for on the shots…</source>
        <translation>Die Teile werden auf den Referenzfotos gesucht …</translation>
    </message>
    <message>
        <source>Next: mark one to four good photos with a star (click on it, or press %1). “Suggest shots” chooses the most different ones.</source>
        <translation>Weiter: Markieren Sie ein bis vier gute Fotos mit einem Stern (anklicken oder %1 drücken). „Fotos vorschlagen“ wählt die unterschiedlichsten.</translation>
    </message>
    <message>
        <source>Next: read the tab Warnings below the photo. Save all the same where they do no harm.</source>
        <translation>Weiter: Lesen Sie die Karte „Warnungen“ unter dem Foto. Speichern Sie trotzdem, wo sie nicht schaden.</translation>
    </message>
    <message>
        <source>Check that every part has its colour on every shot. What is normal is being learned meanwhile: %1</source>
        <translation>Prüfen Sie, ob jedes Teil auf jedem Referenzfoto seine Farbe hat. Inzwischen wird gelernt, was normal ist: %1</translation>
    </message>
    <message>
        <source>The parts are being looked for on the shots: %1</source>
        <translation>Die Teile werden auf den Referenzfotos gesucht: %1</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Saved, with warnings: read them on the tab Warnings below the photo. New images are inspected on the page %1.</source>
        <translation>Gespeichert, mit Warnungen: Lesen Sie sie auf der Karte „Warnungen“ unter dem Foto. Neue Bilder werden auf der Seite %1 geprüft.</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>%1</source>
        <comment>technical details, which are in English</comment>
        <translation>Technische Angaben, auf Englisch: %1</translation>
    </message>
    <message>
        <source>%1 is not there. Check whether it was moved or renamed.</source>
        <translation>%1 ist nicht da. Prüfen Sie, ob es verschoben oder umbenannt wurde.</translation>
    </message>
    <message>
        <source>%1 cannot be read. Check that you may read it.</source>
        <translation>%1 lässt sich nicht lesen. Prüfen Sie, ob Sie es lesen dürfen.</translation>
    </message>
    <message>
        <source>%1 is larger than what is read (%2). Check that it is the right file.</source>
        <translation>%1 ist größer als das, was gelesen wird (%2). Prüfen Sie, ob es die richtige Datei ist.</translation>
    </message>
    <message>
        <source>%1 cannot be written. Check that its folder is there and that you may write there.</source>
        <translation>%1 lässt sich nicht schreiben. Prüfen Sie, ob der Ordner da ist und Sie dort schreiben dürfen.</translation>
    </message>
    <message>
        <source>%1 cannot be written: there is no room left. Make room there, then try again.</source>
        <translation>%1 lässt sich nicht schreiben: Es ist kein Platz mehr. Schaffen Sie dort Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>%1 is in use by another program, for example another Studio (%2). Save and close it there, or wait until it has finished.</source>
        <translation>%1 ist in einem anderen Programm offen, etwa in einem anderen Studio (%2). Speichern und schließen Sie es dort oder warten Sie, bis es fertig ist.</translation>
    </message>
    <message>
        <source>%1 is an empty file. Copy the photo again from its source.</source>
        <translation>%1 ist eine leere Datei. Kopieren Sie das Foto noch einmal von seiner Quelle.</translation>
    </message>
    <message>
        <source>%1 is no picture that can be read. Photos are PNG, JPEG, TIFF, BMP or WebP files.</source>
        <translation>%1 ist kein Bild, das gelesen werden kann. Fotos sind Dateien der Art PNG, JPEG, TIFF, BMP oder WebP.</translation>
    </message>
    <message>
        <source>%1 is damaged or incomplete. Copy the photo again from its source.</source>
        <translation>%1 ist beschädigt oder unvollständig. Kopieren Sie das Foto noch einmal von seiner Quelle.</translation>
    </message>
    <message>
        <source>%1 is too large for the memory of this machine. Scale it down.</source>
        <translation>%1 ist zu groß für den Speicher dieses Rechners. Verkleinern Sie es.</translation>
    </message>
    <message>
        <source>%1 has too many pixels (%2). Scale it down.</source>
        <translation>%1 hat zu viele Pixel (%2). Verkleinern Sie es.</translation>
    </message>
    <message>
        <source>Something in %1 cannot be used. Mend it there, or put an earlier copy in its place.</source>
        <translation>Etwas in %1 ist nicht zu gebrauchen. Berichtigen Sie es dort oder setzen Sie eine frühere Kopie an seine Stelle.</translation>
    </message>
    <message>
        <source>%1 is no folder of a product.</source>
        <translation>%1 ist kein Ordner eines Produkts.</translation>
    </message>
    <message>
        <source>%1 holds something else than a product. Choose another folder.</source>
        <translation>%1 enthält etwas anderes als ein Produkt. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>%1 also holds %2, which would be lost. Move it to another place, or choose another folder.</source>
        <translation>%1 enthält auch %2, was verloren ginge. Verschieben Sie es an einen anderen Ort oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>%1 was changed by another program since it was opened.</source>
        <translation>%1 wurde seit dem Öffnen von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>Photos of the product in %1 are missing: %2. Put them back.</source>
        <translation>Fotos des Produkts in %1 fehlen: %2. Legen Sie sie zurück.</translation>
    </message>
    <message>
        <source>Photos of the product in %1 are not those it was learned from: %2. Put the originals back, or learn it again.</source>
        <translation>Fotos des Produkts in %1 sind nicht die, von denen es gelernt wurde: %2. Legen Sie die ursprünglichen zurück oder lernen Sie es neu an.</translation>
    </message>
    <message>
        <source>%1 was learned with another model than the one in use. Use that model, or save the product again.</source>
        <translation>%1 wurde mit einem anderen Modell gelernt als dem, das geladen ist. Nehmen Sie jenes Modell oder speichern Sie das Produkt neu.</translation>
    </message>
    <message>
        <source>There is no model “%1” on this machine: neither a stored one of this name nor a folder.</source>
        <translation>Auf diesem Rechner gibt es kein Modell „%1“: weder ein abgelegtes dieses Namens noch einen Ordner.</translation>
    </message>
    <message>
        <source>The model “%1” is not on this machine yet. It can be fetched with: %2</source>
        <translation>Das Modell „%1“ ist noch nicht auf diesem Rechner. Es lässt sich holen mit: %2</translation>
    </message>
    <message>
        <source>%1 is no model that can be used.</source>
        <translation>%1 ist kein Modell, das verwendet werden kann.</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <comment>technical details, which are in English</comment>
        <translation>Technische Angaben, auf Englisch: %1</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Photos (%1)</source>
        <translation>Fotos (%1)</translation>
    </message>
</context>
<context>
    <name>FindingText</name>
    <message>
        <source>about as much area as the nearest shot</source>
        <translation>etwa gleich viel Fläche wie auf dem nächsten Referenzfoto</translation>
    </message>
    <message>
        <source>%1 times the area of the nearest shot</source>
        <translation>%1-mal so viel Fläche wie auf dem nächsten Referenzfoto</translation>
    </message>
    <message>
        <source>%1 % more area than the nearest shot</source>
        <translation>%1 % mehr Fläche als auf dem nächsten Referenzfoto</translation>
    </message>
    <message>
        <source>%1 % less area than the nearest shot</source>
        <translation>%1 % weniger Fläche als auf dem nächsten Referenzfoto</translation>
    </message>
    <message numerus="yes">
        <source>%n fewer than the shots</source>
        <comment>parts of one kind</comment>
        <translation>
            <numerusform>%n weniger als auf den Referenzfotos</numerusform>
            <numerusform>%n weniger als auf den Referenzfotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more than the shots</source>
        <comment>parts of one kind</comment>
        <translation>
            <numerusform>%n mehr als auf den Referenzfotos</numerusform>
            <numerusform>%n mehr als auf den Referenzfotos</numerusform>
        </translation>
    </message>
    <message>
        <source>missing altogether</source>
        <translation>fehlt ganz</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a part, how it differs</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No part was found, neither here nor on the shots.</source>
        <translation>Weder hier noch auf den Referenzfotos wurde ein Teil gefunden.</translation>
    </message>
    <message>
        <source>All parts are there in about the amounts of the shots.</source>
        <translation>Alle Teile sind etwa in der Menge der Referenzfotos vorhanden.</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between statements on one line</comment>
        <translation>; </translation>
    </message>
    <message>
        <source>The ignore regions cover the whole image.</source>
        <translation>Die ausgenommenen Bereiche bedecken das ganze Bild.</translation>
    </message>
    <message>
        <source>The framed place is less like the shots than is normal; nearest is a place in shot %1.</source>
        <translation>Die umrahmte Stelle gleicht den Referenzfotos weniger, als normal ist; am nächsten kommt eine Stelle auf Referenzfoto %1.</translation>
    </message>
    <message>
        <source>The framed place is the least like the shots; nearest is a place in shot %1.</source>
        <translation>Die umrahmte Stelle gleicht den Referenzfotos am wenigsten; am nächsten kommt eine Stelle auf Referenzfoto %1.</translation>
    </message>
    <message>
        <source>Every place is about as near to the shots as is normal; the farthest is framed.</source>
        <translation>Jede Stelle ist den Referenzfotos so nahe wie üblich; die fernste ist umrahmt.</translation>
    </message>
    <message numerus="yes">
        <source>learned from %n more good photo(s)</source>
        <translation>
            <numerusform>gelernt aus %n weiteren guten Foto</numerusform>
            <numerusform>gelernt aus %n weiteren guten Fotos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>learned from %n changed copies of the shots</source>
        <translation>
            <numerusform>gelernt aus %n veränderten Kopie der Referenzfotos</numerusform>
            <numerusform>gelernt aus %n veränderten Kopien der Referenzfotos</numerusform>
        </translation>
    </message>
    <message>
        <source>learned by leaving out %1 of %2 shots in turn, and from %3 changed copies of the rest</source>
        <translation>gelernt, indem %1 von %2 Referenzfotos reihum ausgelassen wurden, und aus %3 veränderten Kopien der übrigen</translation>
    </message>
    <message>
        <source>learned by leaving out %1 of %2 shots in turn</source>
        <translation>gelernt, indem %1 von %2 Referenzfotos reihum ausgelassen wurden</translation>
    </message>
    <message>
        <source>not in the nearest shot</source>
        <translation>nicht auf dem nächsten Referenzfoto</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) fewer (%1)</source>
        <comment>the area: more or less of it</comment>
        <translation>
            <numerusform>%n Stück weniger (%1)</numerusform>
            <numerusform>%n Stück weniger (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) more (%1)</source>
        <comment>the area: more or less of it</comment>
        <translation>
            <numerusform>%n Stück mehr (%1)</numerusform>
            <numerusform>%n Stück mehr (%1)</numerusform>
        </translation>
    </message>
    <message>
        <source>nearest: shot no. %1</source>
        <translation>am nächsten: Referenzfoto Nr. %1</translation>
    </message>
    <message>
        <source>Set of pieces</source>
        <translation>Vorhandene Stücke</translation>
    </message>
    <message>
        <source>Sizes of the pieces</source>
        <translation>Größen der Stücke</translation>
    </message>
    <message>
        <source>Layout of the parts</source>
        <translation>Anordnung der Teile</translation>
    </message>
    <message>
        <source>Position of the parts to one another</source>
        <translation>Lage der Teile zueinander</translation>
    </message>
    <message>
        <source>Colours of the parts</source>
        <translation>Farben der Teile</translation>
    </message>
    <message>
        <source>Image as a whole</source>
        <translation>Bild als Ganzes</translation>
    </message>
    <message>
        <source>%1: %2 times as far from the shots as is normal</source>
        <comment>a cue, a number</comment>
        <translation>%1: %2-mal so weit von den Referenzfotos entfernt wie üblich</translation>
    </message>
    <message>
        <source>What lies where</source>
        <translation>Was wo liegt</translation>
    </message>
</context>
<context>
    <name>FixedKeys</name>
    <message>
        <source>Image: zoom in, zoom out</source>
        <translation>Bild: vergrößern, verkleinern</translation>
    </message>
    <message>
        <source>Image: fit it into the view</source>
        <translation>Bild: in die Ansicht einpassen</translation>
    </message>
    <message>
        <source>Image: pixel for pixel</source>
        <translation>Bild: Pixel für Pixel</translation>
    </message>
    <message>
        <source>Image: move it where it is larger than the view</source>
        <translation>Bild: verschieben, wenn es größer als die Ansicht ist</translation>
    </message>
    <message>
        <source>Chosen ignore region: move it; with Shift: resize it</source>
        <translation>Gewählter ausgenommener Bereich: verschieben; mit Umschalt: Größe ändern</translation>
    </message>
    <message>
        <source>Rectangle: put one into the middle; polygon: close it</source>
        <translation>Rechteck: eines in die Mitte setzen; Vieleck: schließen</translation>
    </message>
    <message>
        <source>Brush: narrower, wider</source>
        <translation>Pinsel: schmaler, breiter</translation>
    </message>
    <message>
        <source>Label table: edit the cell, or tick it</source>
        <translation>Tabelle der Bezeichnungen: Zelle bearbeiten oder ankreuzen</translation>
    </message>
    <message>
        <source>Label table: on to the next cell while typing</source>
        <translation>Tabelle der Bezeichnungen: beim Schreiben weiter zur nächsten Zelle</translation>
    </message>
    <message>
        <source>Image: move the place whose labels are ranked</source>
        <translation>Bild: die Stelle verschieben, deren Bezeichnungen gereiht werden</translation>
    </message>
    <message>
        <source>Film strip: previous or next image</source>
        <translation>Bildstreifen: voriges oder nächstes Bild</translation>
    </message>
    <message>
        <source>Film strip: take the test image off the list</source>
        <translation>Bildstreifen: Testbild aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Histogram: from part to part</source>
        <translation>Histogramm: von Teil zu Teil</translation>
    </message>
    <message>
        <source>Table: review the image</source>
        <translation>Tabelle: Bild prüfen</translation>
    </message>
    <message>
        <source>Histogram: move the threshold; with Shift: ten times as far</source>
        <translation>Histogramm: Schwelle verschieben; mit Umschalt: zehnmal so weit</translation>
    </message>
    <message>
        <source>Histogram: change to the other threshold</source>
        <translation>Histogramm: zur anderen Schwelle wechseln</translation>
    </message>
    <message>
        <source>Split: move the divider</source>
        <translation>Geteilt: Teilung verschieben</translation>
    </message>
    <message>
        <source>Note: back to the image</source>
        <translation>Notiz: zurück zum Bild</translation>
    </message>
    <message>
        <source>Previous or next image, while the image is not larger than the view</source>
        <translation>Voriges oder nächstes Bild, solange das Bild nicht größer als die Ansicht ist</translation>
    </message>
    <message>
        <source>Polygon, brush: move the crosshair; with Shift: ten times as far</source>
        <translation>Vieleck, Pinsel: Fadenkreuz bewegen; mit Umschalt: zehnmal so weit</translation>
    </message>
    <message>
        <source>Polygon: set a corner; brush: put it down, lift it</source>
        <translation>Vieleck: Ecke setzen; Pinsel: aufsetzen, abheben</translation>
    </message>
    <message>
        <source>Polygon: take the last corner back; brush: put it down to erase, lift it</source>
        <translation>Vieleck: letzte Ecke zurücknehmen; Pinsel: zum Radieren aufsetzen, abheben</translation>
    </message>
    <message>
        <source>Give up what is being drawn; else: leave the tool</source>
        <translation>Begonnene Zeichnung verwerfen; sonst: Werkzeug verlassen</translation>
    </message>
    <message>
        <source>Search field: empty it; go to what was found</source>
        <translation>Suchfeld: leeren; zum Gefundenen gehen</translation>
    </message>
</context>
<context>
    <name>KnownNotes</name>
    <message numerus="yes">
        <source>The %1 known images have only %n different content(s): every figure counts copies again.</source>
        <translation>
            <numerusform>Die %1 bekannten Bilder haben nur einen Inhalt: Jede Zahl zählt Kopien mit.</numerusform>
            <numerusform>Die %1 bekannten Bilder haben nur %n verschiedene Inhalte: Jede Zahl zählt Kopien mit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) were decided otherwise than the data set says; the data set counts.</source>
        <translation>
            <numerusform>%n Bild wurde anders entschieden, als der Datensatz sagt; es gilt der Datensatz.</numerusform>
            <numerusform>%n Bilder wurden anders entschieden, als der Datensatz sagt; es gilt der Datensatz.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelEdits</name>
    <message>
        <source>Rename “%1” → “%2”</source>
        <translation>„%1“ → „%2“ umbenennen</translation>
    </message>
    <message>
        <source>“%1” is background</source>
        <translation>„%1“ ist Hintergrund</translation>
    </message>
    <message>
        <source>“%1” is no background</source>
        <translation>„%1“ ist kein Hintergrund</translation>
    </message>
    <message>
        <source>Switch on “%1”</source>
        <translation>„%1“ einschalten</translation>
    </message>
    <message>
        <source>Switch off “%1”</source>
        <translation>„%1“ ausschalten</translation>
    </message>
    <message>
        <source>Add “%1”</source>
        <translation>„%1“ hinzufügen</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>„%1“ entfernen</translation>
    </message>
    <message>
        <source>Duplicate “%1”</source>
        <translation>„%1“ verdoppeln</translation>
    </message>
    <message>
        <source>Move “%1” up</source>
        <translation>„%1“ nach oben</translation>
    </message>
    <message>
        <source>Move “%1” down</source>
        <translation>„%1“ nach unten</translation>
    </message>
    <message>
        <source>Join “%1” with “%2”</source>
        <translation>„%1“ mit „%2“ vereinen</translation>
    </message>
    <message>
        <source>Add “%1” to “%2”</source>
        <translation>„%1“ zu „%2“ hinzufügen</translation>
    </message>
    <message>
        <source>Labels from “%1”</source>
        <translation>Bezeichnungen aus „%1“</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>Order of the synonyms of “%1”</source>
        <translation>Reihenfolge der Synonyme von „%1“</translation>
    </message>
    <message>
        <source>Synonyms of “%1”: %2</source>
        <translation>Synonyme von „%1“: %2</translation>
    </message>
    <message>
        <source>Colour of “%1” %2 → %3</source>
        <translation>Farbe von „%1“ %2 → %3</translation>
    </message>
    <message>
        <source>Sentences of “%1”: %2</source>
        <translation>Sätze von „%1“: %2</translation>
    </message>
</context>
<context>
    <name>LabelHintText</name>
    <message>
        <source>“%1” wins no pixel on any shot. Leave it if only faulty products show it; otherwise try other words, or switch it off.</source>
        <translation>„%1“ gewinnt auf keinem Referenzfoto ein Pixel. Belassen Sie es, wenn es nur auf fehlerhaften Produkten vorkommt; sonst versuchen Sie andere Wörter oder schalten Sie es aus.</translation>
    </message>
    <message>
        <source>“%1” and “%2” compete: %3 % of what “%1” wins could as well be “%2”. Use words that differ more.</source>
        <translation>„%1“ und „%2“ konkurrieren: %3 % dessen, was „%1“ gewinnt, könnte auch „%2“ sein. Nehmen Sie Wörter, die sich mehr unterscheiden.</translation>
    </message>
    <message>
        <source>The words of “%1” fit badly: what it wins is only %2 like them, much less than with the other labels. Try other words.</source>
        <translation>Die Wörter von „%1“ passen schlecht: Was es gewinnt, ähnelt ihnen nur zu %2, viel weniger als bei den anderen Bezeichnungen. Versuchen Sie andere Wörter.</translation>
    </message>
    <message>
        <source>The area of “%1” differs by %2 % between the shots: its words fit some of them only, or the shots differ.</source>
        <translation>Die Fläche von „%1“ schwankt zwischen den Referenzfotos um %2 %: Seine Wörter passen nur auf einige, oder die Fotos sind verschieden.</translation>
    </message>
    <message>
        <source>No coarse label is background, so the whole photo counts as foreground.</source>
        <translation>Keine grobe Bezeichnung ist Hintergrund, also zählt das ganze Foto als Vordergrund.</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Join them</source>
        <translation>Vereinen</translation>
    </message>
    <message>
        <source>Add “%1” to “%2”</source>
        <translation>„%1“ zu „%2“ hinzufügen</translation>
    </message>
    <message>
        <source>Add “background”</source>
        <translation>„background“ hinzufügen</translation>
    </message>
    <message>
        <source>The background “%1” takes %3 % of the pixels that the part “%2” would win. A part wins only where a coarse label that is not background wins: give such a label its words, or the background words that differ more.</source>
        <translation>Der Hintergrund „%1“ nimmt %3 % der Pixel, die das Teil „%2“ gewinnen würde. Ein Teil gewinnt nur dort, wo eine grobe Bezeichnung gewinnt, die kein Hintergrund ist: Geben Sie einer solchen seine Wörter oder dem Hintergrund Wörter, die sich stärker unterscheiden.</translation>
    </message>
    <message>
        <source>Switch on coarse “%1”</source>
        <translation>Grobe „%1“ einschalten</translation>
    </message>
    <message>
        <source>Coarse “%1” is no background</source>
        <translation>Grobe „%1“ ist kein Hintergrund</translation>
    </message>
</context>
<context>
    <name>LeavingQuestions</name>
    <message>
        <source>Unsaved edits</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>%1 has edits that are not saved.</source>
        <translation>%1 hat Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>The product</source>
        <translation>Das Produkt</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>Images are being scored</source>
        <translation>Bilder werden bewertet</translation>
    </message>
    <message>
        <source>A run is being scored (%1 of %2 images). It can be resumed later.</source>
        <translation>Ein Lauf wird bewertet (%1 von %2 Bildern). Er kann später fortgesetzt werden.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Stop scoring</source>
        <translation>Bewertung &amp;anhalten</translation>
    </message>
    <message>
        <source>&amp;Keep scoring</source>
        <translation>&amp;Weiter bewerten</translation>
    </message>
    <message>
        <source>Changed by another program</source>
        <translation>Von einem anderen Programm geändert</translation>
    </message>
    <message>
        <source>Overwrite: what was changed there is lost. Reload: your edits that are not saved are kept on the start page, where they can be recovered.</source>
        <translation>Überschreiben: Was dort geändert wurde, geht verloren. Neu laden: Ihre nicht gespeicherten Änderungen bleiben auf der Startseite und lassen sich dort wiederherstellen.</translation>
    </message>
    <message>
        <source>Overwrite: what was changed there is lost.</source>
        <translation>Überschreiben: Was dort geändert wurde, geht verloren.</translation>
    </message>
    <message>
        <source>&amp;Overwrite</source>
        <translation>Ü&amp;berschreiben</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>&amp;Neu laden</translation>
    </message>
    <message>
        <source>The product in %1 was changed by another program since it was opened.</source>
        <translation>Das Produkt in %1 wurde seit dem Öffnen von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>Saved after these edits</source>
        <translation>Nach diesen Änderungen gespeichert</translation>
    </message>
    <message>
        <source>The product in %1 was saved or changed after the recovered edits were made.</source>
        <translation>Das Produkt in %1 wurde gespeichert oder geändert, nachdem die wiederhergestellten Änderungen gemacht worden waren.</translation>
    </message>
    <message>
        <source>Overwrite: what was saved there since is lost. Reload: the recovered edits are kept on the start page, where they can be recovered again. To keep both, cancel and save them as another product.</source>
        <translation>Überschreiben: Was dort seither gespeichert wurde, geht verloren. Neu laden: Die wiederhergestellten Änderungen bleiben auf der Startseite und lassen sich dort erneut wiederherstellen. Um beides zu behalten, brechen Sie ab und speichern Sie sie als anderes Produkt.</translation>
    </message>
</context>
<context>
    <name>PhotoEdits</name>
    <message>
        <source>Remove from the good photos: %1</source>
        <translation>Aus den guten Fotos entfernen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n Foto</numerusform>
            <numerusform>%n Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>Add to the good photos: %1</source>
        <translation>Zu den guten Fotos: %1</translation>
    </message>
</context>
<context>
    <name>QAction</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, its key</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>QMenu</name>
    <message>
        <source>Theme of the system</source>
        <translation>Erscheinungsbild des Systems</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
</context>
<context>
    <name>RegionNames</name>
    <message>
        <source>rectangle %1</source>
        <translation>Rechteck %1</translation>
    </message>
    <message>
        <source>outline %1</source>
        <translation>Umriss %1</translation>
    </message>
    <message numerus="yes">
        <source>%n regions</source>
        <translation>
            <numerusform>%n Bereich</numerusform>
            <numerusform>%n Bereiche</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportContent</name>
    <message>
        <source>Reviewed: %1, of these %2 good, %3 bad, %4 unsure</source>
        <translation>Geprüft: %1, davon %2 gut, %3 fehlerhaft, %4 unsicher</translation>
    </message>
    <message>
        <source>Decided: %1 (%2, %3)</source>
        <translation>Entschieden: %1 (%2, %3)</translation>
    </message>
    <message>
        <source>Score %1; raw: logical %2, structural %3</source>
        <translation>Score %1; roh: logisch %2, strukturell %3</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
    <message>
        <source>Inspection report: %1</source>
        <translation>Prüfbericht: %1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Erstellt: %1</translation>
    </message>
    <message>
        <source>Images: %1</source>
        <translation>Bilder: %1</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modell: %1</translation>
    </message>
    <message>
        <source>Product (SHA-256): %1</source>
        <translation>Produkt (SHA-256): %1</translation>
    </message>
    <message>
        <source>Review from %1, reject from %2 standard deviations of good images</source>
        <translation>Prüfung ab %1, Ausschuss ab %2 Standardabweichungen guter Bilder</translation>
    </message>
    <message>
        <source>The product has been changed since these images were scored.</source>
        <translation>Das Produkt wurde geändert, seit diese Bilder bewertet wurden.</translation>
    </message>
    <message>
        <source>The results are of the embedded demo model, trained on rendered scenes only.</source>
        <translation>Die Ergebnisse stammen vom eingebauten Demomodell, das nur an berechneten Szenen trainiert ist.</translation>
    </message>
    <message>
        <source>embedded demo model</source>
        <translation>eingebautes Demomodell</translation>
    </message>
    <message>
        <source>%1: score %2</source>
        <translation>%1: Score %2</translation>
    </message>
    <message>
        <source>%1: score %2; found to be bad by %3 (%4)</source>
        <translation>%1: Score %2; als fehlerhaft erkannt von %3 (%4)</translation>
    </message>
    <message>
        <source>Reject from %1 standard deviations of good images</source>
        <translation>Ausschuss ab %1 Standardabweichungen guter Bilder</translation>
    </message>
    <message>
        <source>Run: %1, started %2</source>
        <translation>Lauf: %1, begonnen %2</translation>
    </message>
    <message>
        <source>Shots that the product was taught with: %1</source>
        <translation>Referenzfotos, aus denen das Produkt gelernt wurde: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) have the same content as others: every figure counts them again.</source>
        <translation>
            <numerusform>%n Foto hat denselben Inhalt wie ein anderes: Jede Zahl zählt es noch einmal.</numerusform>
            <numerusform>%n Fotos haben denselben Inhalt wie andere: Jede Zahl zählt sie noch einmal.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewActions</name>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Fehlerhaft</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Undo decision</source>
        <translation>Entscheidung zurücknehmen</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>Next unreviewed image</source>
        <translation>Nächstes ungeprüftes Bild</translation>
    </message>
    <message>
        <source>Good, add to shots</source>
        <translation>Gut, zu den Referenzfotos</translation>
    </message>
    <message>
        <source>Photo and overlay side by side</source>
        <translation>Foto und Überlagerung nebeneinander</translation>
    </message>
    <message>
        <source>Split slider</source>
        <translation>Geteilt mit Schieber</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Blinken</translation>
    </message>
    <message>
        <source>Hide or show the overlay</source>
        <translation>Überlagerung aus- oder einblenden</translation>
    </message>
    <message>
        <source>Zoom to the framed place</source>
        <translation>Auf die umrahmte Stelle zoomen</translation>
    </message>
    <message>
        <source>Show or hide the parts</source>
        <translation>Teile ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide the anomaly map</source>
        <translation>Anomaliekarte ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide the marks</source>
        <translation>Marken ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Add what is decided as good to the more good photos</source>
        <translation>Als gut Entschiedenes zu den weiteren guten Fotos hinzufügen</translation>
    </message>
</context>
<context>
    <name>ReviewReason</name>
    <message>
        <source>Missing: %1</source>
        <translation>Fehlt: %1</translation>
    </message>
    <message>
        <source>Extra: %1</source>
        <translation>Überzählig: %1</translation>
    </message>
    <message>
        <source>Unusual place</source>
        <translation>Ungewöhnliche Stelle</translation>
    </message>
</context>
<context>
    <name>RowText</name>
    <message>
        <source>Score %1, threshold %2</source>
        <translation>Score %1, Schwelle %2</translation>
    </message>
    <message>
        <source>Raw: logical %1, normally %2; structural %3, normally %4</source>
        <translation>Roh: logisch %1, normal %2; strukturell %3, normal %4</translation>
    </message>
    <message>
        <source>Has the same content: %1</source>
        <translation>Hat denselben Inhalt: %1</translation>
    </message>
    <message>
        <source>The file was replaced after it was scored</source>
        <translation>Die Datei wurde nach der Bewertung ersetzt</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save the product as a folder</source>
        <translation>Produkt als Ordner speichern</translation>
    </message>
    <message>
        <source>Name of the folder:</source>
        <translation>Name des Ordners:</translation>
    </message>
    <message>
        <source>product</source>
        <translation>produkt</translation>
    </message>
</context>
<context>
    <name>SettingText</name>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Logical score</source>
        <translation>Logischer Score</translation>
    </message>
    <message>
        <source>Structural score</source>
        <translation>Struktureller Score</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Fusion and threshold</source>
        <translation>Fusion und Schwelle</translation>
    </message>
    <message>
        <source>the model&apos;s own</source>
        <translation>die des Modells</translation>
    </message>
    <message>
        <source>model: %1 px</source>
        <translation>Modell: %1 px</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>0 and %1 to %2 px in steps of %3</source>
        <translation>0 und %1 bis %2 px in Schritten von %3</translation>
    </message>
    <message>
        <source>%1 is not allowed; %2 are. The value stays %3.</source>
        <translation>%1 ist nicht erlaubt; erlaubt ist %2. Der Wert bleibt %3.</translation>
    </message>
    <message>
        <source>Logical cues</source>
        <translation>Logische Merkmale</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>Upsampling</source>
        <translation>Hochskalierung</translation>
    </message>
    <message>
        <source>What is interpolated to the masks&apos; finer grid: the patches&apos; features, or their similarities to the words.</source>
        <translation>Was auf das feinere Raster der Masken interpoliert wird: die Merkmale der Patches oder ihre Ähnlichkeiten mit den Wörtern.</translation>
    </message>
    <message>
        <source>features</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>logits</source>
        <translation>Ähnlichkeiten</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Satzvorlagen</translation>
    </message>
    <message>
        <source>Sentences each label is put into: CLIP&apos;s 80, its short set of 7, or the label alone.</source>
        <translation>Sätze, in die jede Bezeichnung gesetzt wird: die 80 von CLIP, deren Auswahl von 7 oder die Bezeichnung allein.</translation>
    </message>
    <message>
        <source>full</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>short</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation>Synonyme</translation>
    </message>
    <message>
        <source>How the synonyms of a label become one: their mean, or the one most like the patch.</source>
        <translation>Wie die Synonyme einer Bezeichnung eins werden: durch ihr Mittel oder das dem Patch ähnlichste.</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>max</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Kinds of surface the shots are divided into; too few blur the parts&apos; edges, too many break them up.</source>
        <translation>Arten von Oberflächen, in die die Referenzfotos zerlegt werden; zu wenige verwischen die Kanten der Teile, zu viele zerstückeln sie.</translation>
    </message>
    <message>
        <source>clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>How often clustering starts anew; after 8 rounds the three tightest go on, and the best of them is kept.</source>
        <translation>Wie oft die Clusterung neu beginnt; nach 8 Runden gehen die drei dichtesten weiter, und die beste davon bleibt.</translation>
    </message>
    <message>
        <source>Patches for restarts</source>
        <translation>Patches für Neustarts</translation>
    </message>
    <message>
        <source>The starts compete on a sample of so many patches; the best is then refined on all of them.</source>
        <translation>Die Starts messen sich an einer Stichprobe so vieler Patches; der beste wird dann an allen verfeinert.</translation>
    </message>
    <message>
        <source>patches</source>
        <translation>Patches</translation>
    </message>
    <message>
        <source>Iterations at most</source>
        <translation>Runden höchstens</translation>
    </message>
    <message>
        <source>After so many rounds, those on the sample included, clustering ends even where it still moves.</source>
        <translation>Nach so vielen Runden, die an der Stichprobe mitgezählt, endet die Clusterung, auch wenn sie sich noch bewegt.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Start of the random numbers; the same seed, the same clusters.</source>
        <translation>Beginn der Zufallszahlen; gleicher Startwert, gleiche Cluster.</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>How many of the vision tower&apos;s four stages describe a patch, from the first on.</source>
        <translation>Wie viele der vier Stufen des Bildmodells einen Patch beschreiben, von der ersten an.</translation>
    </message>
    <message>
        <source>stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>Normierung</translation>
    </message>
    <message>
        <source>Whether the stages are brought to length 1 together, or each by itself so that all weigh alike.</source>
        <translation>Ob die Stufen gemeinsam auf Länge 1 gebracht werden oder jede für sich, damit alle gleich zählen.</translation>
    </message>
    <message>
        <source>joint</source>
        <translation>gemeinsam</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>je Stufe</translation>
    </message>
    <message>
        <source>Interpolation</source>
        <translation>Interpolation</translation>
    </message>
    <message>
        <source>How the stages come to the masks&apos; finer grid: between patches, or each patch as a whole, with edges as coarse as the patches.</source>
        <translation>Wie die Stufen auf das feinere Raster der Masken kommen: zwischen den Patches oder jeder Patch als Ganzes, mit Kanten so grob wie die Patches.</translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation>bilinear</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>nächster</translation>
    </message>
    <message>
        <source>Speck area</source>
        <translation>Sprenkelgröße</translation>
    </message>
    <message>
        <source>Connected specks up to this size join what surrounds them; 0 keeps them all.</source>
        <translation>Zusammenhängende Sprenkel bis zu dieser Größe gehen in ihrer Umgebung auf; 0 behält alle.</translation>
    </message>
    <message>
        <source>mask px</source>
        <translation>Masken-px</translation>
    </message>
    <message>
        <source>Label by</source>
        <translation>Bezeichnung je</translation>
    </message>
    <message>
        <source>What takes a fine label: each patch, or each region as a whole where patches are noisy.</source>
        <translation>Was eine feine Bezeichnung bekommt: jeder Patch oder, wo Patches rauschen, jede Region als Ganzes.</translation>
    </message>
    <message>
        <source>patch</source>
        <translation>Patch</translation>
    </message>
    <message>
        <source>region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Coarse stage</source>
        <translation>Grobe Stufe</translation>
    </message>
    <message>
        <source>Refinement</source>
        <translation>Verfeinerung</translation>
    </message>
    <message>
        <source>Snaps the parts&apos; edges to those of the photo: off, a dense CRF, or PAMR.</source>
        <translation>Bringt die Kanten der Teile auf die des Fotos: aus, durch ein dichtes CRF oder durch PAMR.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>dense crf</source>
        <translation>dichtes CRF</translation>
    </message>
    <message>
        <source>pamr</source>
        <translation>PAMR</translation>
    </message>
    <message>
        <source>Refinement sharpness</source>
        <translation>Schärfe der Verfeinerung</translation>
    </message>
    <message>
        <source>How sure refinement takes the labels to be; 100 is CLIP&apos;s own scale of similarities.</source>
        <translation>Für wie sicher die Verfeinerung die Bezeichnungen hält; 100 ist CLIPs eigene Skala der Ähnlichkeiten.</translation>
    </message>
    <message>
        <source>Refinement trust</source>
        <translation>Vertrauen der Verfeinerung</translation>
    </message>
    <message>
        <source>Probability that refinement gives to the foreground of the coarse stage, where that is on.</source>
        <translation>Wahrscheinlichkeit, die die Verfeinerung dem Vordergrund der groben Stufe gibt, wo diese eingeschaltet ist.</translation>
    </message>
    <message>
        <source>Rounds of mean-field inference.</source>
        <translation>Runden der Mean-Field-Näherung.</translation>
    </message>
    <message>
        <source>How strongly neighbours agree, whatever their colours.</source>
        <translation>Wie stark Nachbarn übereinstimmen, gleich welcher Farbe.</translation>
    </message>
    <message>
        <source>Distance over which neighbours agree.</source>
        <translation>Entfernung, über die Nachbarn übereinstimmen.</translation>
    </message>
    <message>
        <source>How strongly pixels of like colour agree.</source>
        <translation>Wie stark Pixel ähnlicher Farbe übereinstimmen.</translation>
    </message>
    <message>
        <source>Distance over which pixels of like colour agree.</source>
        <translation>Entfernung, über die Pixel ähnlicher Farbe übereinstimmen.</translation>
    </message>
    <message>
        <source>Difference of colour that still counts as like.</source>
        <translation>Farbunterschied, der noch als ähnlich gilt.</translation>
    </message>
    <message>
        <source>grey levels</source>
        <translation>Graustufen</translation>
    </message>
    <message>
        <source>How often the mask is averaged.</source>
        <translation>Wie oft die Maske gemittelt wird.</translation>
    </message>
    <message>
        <source>Neighbourhoods averaged over, each twice as wide as the one before.</source>
        <translation>Nachbarschaften, über die gemittelt wird, jede doppelt so weit wie die vorige.</translation>
    </message>
    <message>
        <source>Difference of colour that still counts as like, in parts of the local contrast.</source>
        <translation>Farbunterschied, der noch als ähnlich gilt, in Teilen des örtlichen Kontrasts.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>How areas are compared with a shot&apos;s: log-ratio sees missing and extra parts alike, relative extra ones more; literal is equation 2 as printed.</source>
        <translation>Wie Flächen mit denen eines Referenzfotos verglichen werden: Log-Verhältnis sieht fehlende und überzählige Teile gleich, relativ überzählige stärker; wörtlich ist Gleichung 2 wie gedruckt.</translation>
    </message>
    <message>
        <source>log ratio</source>
        <translation>Log-Verhältnis</translation>
    </message>
    <message>
        <source>relative</source>
        <translation>relativ</translation>
    </message>
    <message>
        <source>literal</source>
        <translation>wörtlich</translation>
    </message>
    <message>
        <source>Area offset</source>
        <translation>Flächenzuschlag</translation>
    </message>
    <message>
        <source>Added to both areas, so that a few stray pixels of a label that is absent count little.</source>
        <translation>Wird zu beiden Flächen addiert, damit einzelne Pixel einer fehlenden Bezeichnung wenig zählen.</translation>
    </message>
    <message>
        <source>Weight of pieces</source>
        <translation>Gewicht der Stückzahl</translation>
    </message>
    <message>
        <source>How much the number of connected pieces of each label counts beside their area; 0 is off.</source>
        <translation>Wie viel die Zahl zusammenhängender Stücke jeder Bezeichnung neben ihrer Fläche zählt; 0 ist aus.</translation>
    </message>
    <message>
        <source>Least piece</source>
        <translation>Kleinstes Stück</translation>
    </message>
    <message>
        <source>Connected pieces below this size are scraps and not counted, though their area is; a third of the smallest part is a good value.</source>
        <translation>Kleinere zusammenhängende Stücke sind Reste und werden nicht gezählt, ihre Fläche aber doch; ein Drittel des kleinsten Teils ist ein guter Wert.</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>How far apart two patches are.</source>
        <translation>Wie der Abstand zweier Patches gemessen wird.</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>euclidean</source>
        <translation>euklidisch</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Which patch of the shots a patch is compared with: the nearest, or the furthest as equation 3 is printed.</source>
        <translation>Mit welchem Patch der Referenzfotos verglichen wird: mit dem nächsten oder, wie Gleichung 3 gedruckt ist, dem fernsten.</translation>
    </message>
    <message>
        <source>furthest</source>
        <translation>fernster</translation>
    </message>
    <message>
        <source>Structural score</source>
        <translation>Struktureller Score</translation>
    </message>
    <message>
        <source>The most unusual patch decides, or the mean of the most unusual hundredth.</source>
        <translation>Es entscheidet der ungewöhnlichste Patch oder das Mittel des ungewöhnlichsten Hundertstels.</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>top percent</source>
        <translation>oberstes Prozent</translation>
    </message>
    <message>
        <source>Relative to the image</source>
        <translation>Relativ zum Bild</translation>
    </message>
    <message>
        <source>Subtract the image&apos;s median distance, so that other light on the whole image does not count; nor does damage all over it.</source>
        <translation>Zieht den Median der Abstände des Bildes ab, damit anderes Licht auf dem ganzen Bild nicht zählt; auch Schäden überall darauf zählen dann nicht.</translation>
    </message>
    <message>
        <source>Stage 1</source>
        <translation>Stufe 1</translation>
    </message>
    <message>
        <source>Edges and texture take part.</source>
        <translation>Kanten und Textur wirken mit.</translation>
    </message>
    <message>
        <source>Stage 2</source>
        <translation>Stufe 2</translation>
    </message>
    <message>
        <source>Shapes of a few patches take part.</source>
        <translation>Formen aus wenigen Patches wirken mit.</translation>
    </message>
    <message>
        <source>Stage 3</source>
        <translation>Stufe 3</translation>
    </message>
    <message>
        <source>Parts of objects take part.</source>
        <translation>Teile von Gegenständen wirken mit.</translation>
    </message>
    <message>
        <source>Stage 4</source>
        <translation>Stufe 4</translation>
    </message>
    <message>
        <source>Whole objects and their surroundings take part.</source>
        <translation>Ganze Gegenstände und ihre Umgebung wirken mit.</translation>
    </message>
    <message>
        <source>Calibration sample</source>
        <translation>Kalibrierstichprobe</translation>
    </message>
    <message>
        <source>Normal images that teach the spread of scores without a validation set; automatic: leave one shot out at a time; shots unlike all others are passed over while they are fewer than the rest, otherwise changed copies of them are added.</source>
        <translation>Normale Bilder, aus denen ohne weitere gute Fotos die Streuung der Scores gelernt wird; automatisch: jedes Referenzfoto wird reihum ausgelassen; solche, die keinem anderen gleichen, werden übergangen, solange sie in der Minderheit sind, sonst kommen veränderte Kopien davon hinzu.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>leave one out</source>
        <translation>reihum auslassen</translation>
    </message>
    <message>
        <source>copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Area of unlike shots</source>
        <translation>Fläche ungleicher Fotos</translation>
    </message>
    <message>
        <source>Shots are unlike where one has at least this much of a label and the other hardly any.</source>
        <translation>Referenzfotos sind ungleich, wenn eines mindestens so viel von einer Bezeichnung hat und das andere kaum etwas.</translation>
    </message>
    <message>
        <source>Ratio of unlike shots</source>
        <translation>Verhältnis ungleicher Fotos</translation>
    </message>
    <message>
        <source>How many times as much of the label the one must have.</source>
        <translation>Wie viel Mal so viel von der Bezeichnung das eine haben muss.</translation>
    </message>
    <message>
        <source>Changed copies</source>
        <translation>Veränderte Kopien</translation>
    </message>
    <message>
        <source>How many mildly shifted, turned, blurred copies stand in for a second shot of the same kind.</source>
        <translation>Wie viele leicht verschobene, gedrehte, unscharfe Kopien ein zweites Referenzfoto derselben Art ersetzen.</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Strength of changes</source>
        <translation>Stärke der Veränderung</translation>
    </message>
    <message>
        <source>How far those copies are shifted, turned, and lightened or darkened; 1 is up to 1.6 % of the longer side, 2 degrees and 7 % of light.</source>
        <translation>Wie weit diese Kopien verschoben, gedreht und aufgehellt oder abgedunkelt werden; 1 heißt bis zu 1,6 % der längeren Seite, 2 Grad und 7 % Helligkeit.</translation>
    </message>
    <message>
        <source>Covariance</source>
        <translation>Kovarianz</translation>
    </message>
    <message>
        <source>Equation 4 with the inverse covariance, as a Mahalanobis distance has it, or as it is printed.</source>
        <translation>Gleichung 4 mit der inversen Kovarianz, wie es der Mahalanobis-Abstand verlangt, oder wie sie gedruckt ist.</translation>
    </message>
    <message>
        <source>inverse</source>
        <translation>invers</translation>
    </message>
    <message>
        <source>as printed</source>
        <translation>wie gedruckt</translation>
    </message>
    <message>
        <source>One-sided</source>
        <translation>Einseitig</translation>
    </message>
    <message>
        <source>Only scores above those of normal images count; being more normal is no anomaly.</source>
        <translation>Nur Scores über denen normaler Bilder zählen; normaler zu sein ist keine Anomalie.</translation>
    </message>
    <message>
        <source>One-sided sharpness</source>
        <translation>Schärfe der Einseitigkeit</translation>
    </message>
    <message>
        <source>How sharply one-sided scores stop to count below the mean; lower keeps the order of very normal images.</source>
        <translation>Wie scharf einseitige Scores unter dem Mittelwert aufhören zu zählen; kleiner erhält die Reihenfolge sehr normaler Bilder.</translation>
    </message>
    <message>
        <source>1/σ</source>
        <translation>1/σ</translation>
    </message>
    <message>
        <source>Ridge</source>
        <translation>Ridge-Zuschlag</translation>
    </message>
    <message>
        <source>Added to each variance, relative to it.</source>
        <translation>Wird zu jeder Varianz addiert, relativ zu ihr.</translation>
    </message>
    <message>
        <source>Shrinkage</source>
        <translation>Schrumpfung</translation>
    </message>
    <message>
        <source>How far a small sample&apos;s variances are drawn toward the expected ones.</source>
        <translation>Wie weit die Varianzen einer kleinen Stichprobe zu den erwarteten gezogen werden.</translation>
    </message>
    <message>
        <source>Expected logical spread</source>
        <translation>Erwartete logische Streuung</translation>
    </message>
    <message>
        <source>Standard deviation of normal images&apos; logical scores, relative to their mean.</source>
        <translation>Standardabweichung der logischen Scores normaler Bilder, relativ zu ihrem Mittelwert.</translation>
    </message>
    <message>
        <source>Expected structural spread</source>
        <translation>Erwartete strukturelle Streuung</translation>
    </message>
    <message>
        <source>Standard deviation of normal images&apos; structural scores, relative to their mean.</source>
        <translation>Standardabweichung der strukturellen Scores normaler Bilder, relativ zu ihrem Mittelwert.</translation>
    </message>
    <message>
        <source>Small sample</source>
        <translation>Kleine Stichprobe</translation>
    </message>
    <message>
        <source>Up to so many normal images the two scores are taken to be independent and their spread is shrunk.</source>
        <translation>Bis zu so vielen normalen Bildern gelten die beiden Scores als unabhängig und ihre Streuung wird geschrumpft.</translation>
    </message>
    <message>
        <source>Leave out the odd one</source>
        <translation>Ausreißer weglassen</translation>
    </message>
    <message>
        <source>Of a small sample of at least four normal images, the one that scores highest teaches nothing: a single odd shot or copy would hide faults.</source>
        <translation>Aus einer kleinen Stichprobe von mindestens vier normalen Bildern wird das am höchsten bewertete weggelassen: Ein einziges ungewöhnliches Referenzfoto oder eine solche Kopie würde Fehler verdecken.</translation>
    </message>
    <message>
        <source>Least logical spread</source>
        <translation>Kleinste logische Streuung</translation>
    </message>
    <message>
        <source>The standard deviation of normal images&apos; logical scores is never taken for less.</source>
        <translation>Die Standardabweichung der logischen Scores normaler Bilder wird nie kleiner angenommen.</translation>
    </message>
    <message>
        <source>Least structural spread</source>
        <translation>Kleinste strukturelle Streuung</translation>
    </message>
    <message>
        <source>The standard deviation of normal images&apos; structural scores is never taken for less.</source>
        <translation>Die Standardabweichung der strukturellen Scores normaler Bilder wird nie kleiner angenommen.</translation>
    </message>
    <message>
        <source>Least relative spread</source>
        <translation>Kleinste relative Streuung</translation>
    </message>
    <message>
        <source>Neither standard deviation is taken for less than this share of its mean.</source>
        <translation>Keine der beiden Standardabweichungen wird kleiner als dieser Anteil ihres Mittelwerts angenommen.</translation>
    </message>
    <message>
        <source>Logical scale of copies</source>
        <translation>Faktor der Kopien, logisch</translation>
    </message>
    <message>
        <source>How much higher other normal images&apos; logical scores are than those of changed copies of a shot, where such copies are the sample.</source>
        <translation>Wie viel höher die logischen Scores anderer normaler Bilder sind als die veränderter Kopien eines Referenzfotos, wo solche Kopien die Stichprobe sind.</translation>
    </message>
    <message>
        <source>Structural scale of copies</source>
        <translation>Faktor der Kopien, strukturell</translation>
    </message>
    <message>
        <source>The same of structural scores.</source>
        <translation>Dasselbe für die strukturellen Scores.</translation>
    </message>
    <message>
        <source>Quantile</source>
        <translation>Quantil</translation>
    </message>
    <message>
        <source>Share of the normal images that the threshold lies above, before the margin.</source>
        <translation>Anteil der normalen Bilder, über denen die Schwelle liegt, vor dem Sicherheitsfaktor.</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Sicherheitsfaktor</translation>
    </message>
    <message>
        <source>The threshold is this many times the quantile while the sample is small; less as it grows.</source>
        <translation>Die Schwelle ist so viel Mal das Quantil, solange die Stichprobe klein ist; weniger, wenn sie wächst.</translation>
    </message>
    <message>
        <source>Least threshold</source>
        <translation>Kleinste Schwelle</translation>
    </message>
    <message>
        <source>The threshold never lies below this many standard deviations.</source>
        <translation>Die Schwelle liegt nie unter so vielen Standardabweichungen.</translation>
    </message>
    <message>
        <source>σ</source>
        <translation>σ</translation>
    </message>
    <message>
        <source>Side of the square a photo is squashed to; a multiple of the model&apos;s patch size, 4 to 96 patches, 0 = 32 patches.</source>
        <translation>Seite des Quadrats, auf das ein Foto gestaucht wird; ein Vielfaches der Patchgröße des Modells, 4 bis 96 Patches, 0 = 32 Patches.</translation>
    </message>
    <message>
        <source>CRF: iterations</source>
        <translation>CRF: Durchgänge</translation>
    </message>
    <message>
        <source>CRF: smoothness</source>
        <translation>CRF: Glattheit</translation>
    </message>
    <message>
        <source>CRF: smoothness reach</source>
        <translation>CRF: Reichweite der Glattheit</translation>
    </message>
    <message>
        <source>CRF: edge weight</source>
        <translation>CRF: Gewicht der Kanten</translation>
    </message>
    <message>
        <source>CRF: edge reach</source>
        <translation>CRF: Reichweite der Kanten</translation>
    </message>
    <message>
        <source>CRF: colour tolerance</source>
        <translation>CRF: Farbtoleranz</translation>
    </message>
    <message>
        <source>PAMR: iterations</source>
        <translation>PAMR: Durchgänge</translation>
    </message>
    <message>
        <source>PAMR: dilations</source>
        <translation>PAMR: Dilatationen</translation>
    </message>
    <message>
        <source>PAMR: colour tolerance</source>
        <translation>PAMR: Farbtoleranz</translation>
    </message>
    <message>
        <source>Ensemble</source>
        <translation>Ensemble</translation>
    </message>
    <message>
        <source>Pairs of further cluster counts, a quarter fewer and more each; what most of them take for foreground is foreground. 0 is off.</source>
        <translation>Paare weiterer Clusterzahlen, je ein Viertel weniger und mehr; Vordergrund ist, was die meisten dafür halten. 0 ist aus.</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>Paare</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Einzelstücke</translation>
    </message>
    <message>
        <source>How much it counts which pieces are there, each matched to the shot&apos;s piece that is most like it; 0 is off.</source>
        <translation>Wie viel es zählt, welche Stücke da sind, jedes dem ähnlichsten Stück des Referenzfotos zugeordnet; 0 ist aus.</translation>
    </message>
    <message>
        <source>Sizes of pieces</source>
        <translation>Größen der Stücke</translation>
    </message>
    <message>
        <source>How much the number and the sizes of each label&apos;s pieces count; 0 is off.</source>
        <translation>Wie viel Zahl und Größen der Stücke jeder Bezeichnung zählen; 0 ist aus.</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>How much it counts where in the image each label lies, for parts with fixed places; 0 is off.</source>
        <translation>Wie viel es zählt, wo im Bild jede Bezeichnung liegt, für Teile mit festen Plätzen; 0 ist aus.</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>Beziehungen</translation>
    </message>
    <message>
        <source>How much it counts which way and how far labels lie from one another, and what lies inside what; 0 is off.</source>
        <translation>Wie viel es zählt, in welcher Richtung und wie weit Bezeichnungen voneinander liegen und was worin liegt; 0 ist aus.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>How much the colours of each label count; 0 is off.</source>
        <translation>Wie viel die Farben jeder Bezeichnung zählen; 0 ist aus.</translation>
    </message>
    <message>
        <source>Whole image</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>How much the image&apos;s features as a whole count; 0 is off.</source>
        <translation>Wie viel die Merkmale des Bildes im Ganzen zählen; 0 ist aus.</translation>
    </message>
    <message>
        <source>Combination</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>How cues become one score: 1 adds them up, 2 takes the root of their squares&apos; sum, more lets the most unusual one decide.</source>
        <translation>Wie aus Merkmalen ein Wert wird: 1 zählt sie zusammen, 2 nimmt die Wurzel ihrer Quadratsumme, mehr lässt das ungewöhnlichste entscheiden.</translation>
    </message>
    <message>
        <source>Cells of the layout</source>
        <translation>Felder der Anordnung</translation>
    </message>
    <message>
        <source>How many cells a side the layout&apos;s grid has.</source>
        <translation>Wie viele Felder das Raster der Anordnung je Seite hat.</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Neighbourhood</source>
        <translation>Nachbarschaft</translation>
    </message>
    <message>
        <source>Patches a side that each patch is averaged over before it is compared; 1 is itself alone.</source>
        <translation>Über so viele Felder je Seite wird jedes Feld gemittelt, bevor es verglichen wird; 1 ist es selbst allein.</translation>
    </message>
    <message>
        <source>Within parts</source>
        <translation>Innerhalb der Teile</translation>
    </message>
    <message>
        <source>A patch is compared with patches of its own part, while the shots have any.</source>
        <translation>Ein Feld wird mit Feldern seines eigenen Teils verglichen, solange die Referenzfotos welche haben.</translation>
    </message>
    <message>
        <source>Turned shots</source>
        <translation>Gedrehte Referenzfotos</translation>
    </message>
    <message>
        <source>Copies of each shot, turned by equal steps of a whole turn, that are remembered too, for parts that lie any way round; 0 is off.</source>
        <translation>In gleichen Schritten gedrehte Kopien jedes Referenzfotos, die auch gemerkt werden, für Teile, die beliebig herum liegen; 0 ist aus.</translation>
    </message>
    <message>
        <source>Scaled stages</source>
        <translation>Angeglichene Stufen</translation>
    </message>
    <message>
        <source>Each stage is weighed by how much the shots differ from one another in it, so that none drowns the others.</source>
        <translation>Jede Stufe wird danach gewichtet, wie sehr sich die Referenzfotos in ihr unterscheiden, damit keine die anderen übertönt.</translation>
    </message>
    <message>
        <source>Two scales</source>
        <translation>Zwei Maßstäbe</translation>
    </message>
    <message>
        <source>The patch itself is compared beside the mean over its neighbourhood: what is small and what is large is seen alike.</source>
        <translation>Neben dem Mittel über die Nachbarschaft wird das Feld selbst verglichen: Kleines und Großes wird gleichermaßen gesehen.</translation>
    </message>
    <message>
        <source>Scaled labels</source>
        <translation>Skalierte Bezeichnungen</translation>
    </message>
    <message>
        <source>A label counts the more, the better the shots agree in it: labels that masks mix up with one another are no noise in the score then. It takes two shots.</source>
        <translation>Eine Bezeichnung zählt umso mehr, je besser die Referenzfotos in ihr übereinstimmen: Bezeichnungen, die die Masken miteinander verwechseln, sind dann kein Rauschen im Score. Das braucht zwei Referenzfotos.</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Kacheln</translation>
    </message>
    <message>
        <source>Overlapping squares a side that a large photo is cut into, so that small parts are seen; each takes as long as a whole photo: 2 four times, 3 nine times.</source>
        <translation>Überlappende Quadrate je Seite, in die ein großes Foto geteilt wird, damit kleine Teile zu sehen sind; jedes braucht so lange wie ein ganzes Foto: 2 viermal, 3 neunmal.</translation>
    </message>
    <message>
        <source>a side</source>
        <translation>je Seite</translation>
    </message>
    <message>
        <source>Remembered at most</source>
        <translation>Höchstens gemerkt</translation>
    </message>
    <message>
        <source>As many patches as so many shots have; of more shots those patches are kept that leave every other near a kept one. 0 keeps all, and every photo takes the longer.</source>
        <translation>So viele Patches, wie so viele Referenzfotos haben; von mehr Referenzfotos bleiben die Patches, in deren Nähe jeder andere liegt. 0 behält alle, und jedes Foto dauert entsprechend länger.</translation>
    </message>
    <message>
        <source>shots</source>
        <translation>Referenzfotos</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>How much it counts what lies in each place of the image, compared with the same place of the shots; the less, the less the shots lie alike, and not at all with a single shot. 0 is off.</source>
        <translation>Wie viel es zählt, was an jeder Stelle des Bildes liegt, verglichen mit derselben Stelle der Referenzfotos; umso weniger, je weniger gleich die Referenzfotos liegen, und bei einem einzigen gar nicht. 0 ist aus.</translation>
    </message>
    <message>
        <source>Only what the coarse stage took for foreground gets fine labels; off, every patch does, whatever the clusters are. Automatic: off with the embedded demo model, otherwise on.</source>
        <translation>Nur was die grobe Stufe für Vordergrund hielt, bekommt feine Bezeichnungen; aus: jeder Patch, wie auch die Cluster sind. Automatisch: aus mit dem eingebauten Demo-Modell, sonst ein.</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
</context>
<context>
    <name>SuggestDialog</name>
    <message>
        <source>%1 without “%2” (coarse label)</source>
        <translation>%1 ohne „%2“ (grobe Bezeichnung)</translation>
    </message>
    <message>
        <source>%1 without “%2” (fine label)</source>
        <translation>%1 ohne „%2“ (feine Bezeichnung)</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>Wie bisher</translation>
    </message>
</context>
<context>
    <name>TemplatesText</name>
    <message>
        <source>as all labels</source>
        <translation>wie alle Bezeichnungen</translation>
    </message>
    <message>
        <source>all 80</source>
        <translation>alle 80</translation>
    </message>
    <message>
        <source>the best 7</source>
        <translation>die besten 7</translation>
    </message>
    <message>
        <source>words alone</source>
        <translation>nur Wörter</translation>
    </message>
</context>
<context>
    <name>ThresholdNames</name>
    <message>
        <source>review from %1 → %2</source>
        <translation>Prüfung ab %1 → %2</translation>
    </message>
    <message>
        <source>reject from %1 → %2</source>
        <translation>Ausschuss ab %1 → %2</translation>
    </message>
    <message>
        <source>Reject from %1 → %2</source>
        <translation>Ausschuss ab %1 → %2</translation>
    </message>
    <message>
        <source>Review from %1 → %2</source>
        <translation>Prüfung ab %1 → %2</translation>
    </message>
    <message>
        <source>Calibrated</source>
        <translation>Kalibriert</translation>
    </message>
    <message>
        <source>Calibrated threshold: %1</source>
        <translation>Kalibrierte Schwelle: %1</translation>
    </message>
    <message>
        <source>Fit thresholds</source>
        <translation>Schwellen ermitteln</translation>
    </message>
    <message>
        <source>Fitted thresholds: %1</source>
        <translation>Ermittelte Schwellen: %1</translation>
    </message>
</context>
<context>
    <name>ValidationText</name>
    <message>
        <source>There are %1 labels; at most %2 can be told apart.</source>
        <translation>Es gibt %1 Bezeichnungen; höchstens %2 lassen sich unterscheiden.</translation>
    </message>
    <message>
        <source>There is no coarse label yet: name what belongs to the product.</source>
        <translation>Es gibt noch keine grobe Bezeichnung: Nennen Sie, was zum Produkt gehört.</translation>
    </message>
    <message>
        <source>There is no fine label yet: name at least one part.</source>
        <translation>Es gibt noch keine feine Bezeichnung: Nennen Sie mindestens ein Teil.</translation>
    </message>
    <message>
        <source>All coarse labels are background: name what belongs to the product.</source>
        <translation>Alle groben Bezeichnungen sind Hintergrund: Nennen Sie, was zum Produkt gehört.</translation>
    </message>
    <message>
        <source>All fine labels are background: name at least one part.</source>
        <translation>Alle feinen Bezeichnungen sind Hintergrund: Nennen Sie mindestens ein Teil.</translation>
    </message>
    <message>
        <source>The label has no name.</source>
        <translation>Die Bezeichnung hat keinen Namen.</translation>
    </message>
    <message>
        <source>“%1” is already the name of row %2.</source>
        <translation>„%1“ ist schon der Name von Zeile %2.</translation>
    </message>
    <message>
        <source>“%1” is no colour; write one as #rrggbb.</source>
        <translation>„%1“ ist keine Farbe; schreiben Sie sie als #rrggbb.</translation>
    </message>
    <message>
        <source>A synonym is empty; write words or remove it.</source>
        <translation>Ein Synonym ist leer; schreiben Sie Wörter oder entfernen Sie es.</translation>
    </message>
    <message>
        <source>“%1” is there twice.</source>
        <translation>„%1“ kommt zweimal vor.</translation>
    </message>
    <message>
        <source>“%1” also stands for “%2” (row %3); one text cannot mean two labels.</source>
        <translation>„%1“ steht auch für „%2“ (Zeile %3); ein Text kann nicht zwei Bezeichnungen meinen.</translation>
    </message>
    <message>
        <source>“%1” is too long: %2 tokens, and %3 fit.</source>
        <translation>„%1“ ist zu lang: %2 Token, nur %3 passen.</translation>
    </message>
    <message>
        <source>At least one stage must take part in the patch memory.</source>
        <translation>Mindestens eine Stufe muss im Patch-Speicher mitwirken.</translation>
    </message>
    <message>
        <source>%1 px are too many for this model; use %2 or less.</source>
        <translation>%1 px sind zu viele für dieses Modell; nehmen Sie höchstens %2.</translation>
    </message>
    <message>
        <source>%1 px is no multiple of the model&apos;s patches of %2 px; use %3 or %4.</source>
        <translation>%1 px ist kein Vielfaches der Patches des Modells von %2 px; nehmen Sie %3 oder %4.</translation>
    </message>
    <message>
        <source>%1 is not allowed; %2 to %3 are.</source>
        <translation>%1 ist nicht erlaubt; erlaubt ist %2 bis %3.</translation>
    </message>
    <message>
        <source>%1 px are too few for this model; use %2 or more.</source>
        <translation>%1 px sind zu wenige für dieses Modell; nehmen Sie mindestens %2.</translation>
    </message>
    <message>
        <source>So many tiles are too much to compute; use fewer, or a lower resolution.</source>
        <translation>So viele Kacheln sind zu viel zu rechnen; nehmen Sie weniger oder eine geringere Auflösung.</translation>
    </message>
</context>
<context>
    <name>ValueEdits</name>
    <message>
        <source>%1 %2 → %3</source>
        <comment>name of a value, from, to</comment>
        <translation>%1 %2 → %3</translation>
    </message>
</context>
<context>
    <name>WaitingText</name>
    <message numerus="yes">
        <source>%Ln decision(s)</source>
        <translation>
            <numerusform>%Ln Entscheidung</numerusform>
            <numerusform>%Ln Entscheidungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln Ergebnis</numerusform>
            <numerusform>%Ln Ergebnisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>%Ln Lauf</numerusform>
            <numerusform>%Ln Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for %1: %2</source>
        <translation>Wartet auf %1: %2</translation>
    </message>
</context>
<context>
    <name>WarningText</name>
    <message>
        <source>shot %1 (%2)</source>
        <translation>Referenzfoto %1 (%2)</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>pieces of “%1”: %2, elsewhere %3</source>
        <translation>Stücke von „%1“: %2, sonst %3</translation>
    </message>
    <message>
        <source>mask pixels of “%1”: %2, elsewhere %3</source>
        <translation>Maskenpixel von „%1“: %2, sonst %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a shot, what is odd about it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>“%1” on %2</source>
        <comment>a label, shots without it</comment>
        <translation>„%1“ auf %2</translation>
    </message>
    <message>
        <source>all of “%1” (score %2)</source>
        <translation>alles von „%1“ (Score %2)</translation>
    </message>
    <message>
        <source>one “%1” (score %2)</source>
        <translation>ein Stück „%1“ (Score %2)</translation>
    </message>
    <message>
        <source>No coarse label is background, so the whole picture counts as foreground. Mark the one that lies behind the parts, or add one.</source>
        <translation>Keine grobe Bezeichnung ist Hintergrund, also zählt das ganze Bild als Vordergrund. Markieren Sie die, die hinter den Teilen liegt, oder fügen Sie eine hinzu.</translation>
    </message>
    <message>
        <source>“%1” fills the picture. If that is what lies behind the parts, mark it as background; otherwise add a label for what does.</source>
        <translation>„%1“ füllt das Bild. Wenn es das ist, was hinter den Teilen liegt, markieren Sie es als Hintergrund; sonst fügen Sie dafür eine Bezeichnung hinzu.</translation>
    </message>
    <message>
        <source>Nothing was found of %1. Right where a shot is of a kind that has none; otherwise leave the shot out, or try other words.</source>
        <translation>Nichts gefunden von %1. Richtig bei einem Referenzfoto einer Art, die nichts davon hat; sonst lassen Sie es weg oder versuchen Sie andere Wörter.</translation>
    </message>
    <message>
        <source>Unlike the other shots is %1. Leave it out if it is a bad photo or shows a fault; otherwise add more shots of its kind.</source>
        <translation>Den anderen Referenzfotos unähnlich ist %1. Lassen Sie es weg, wenn es ein schlechtes Foto ist oder einen Fehler zeigt; sonst fügen Sie weitere Referenzfotos seiner Art hinzu.</translation>
    </message>
    <message>
        <source>The shots are unlike each other (%1). Right for a product of several kinds with one shot of each; otherwise add more that are alike.</source>
        <translation>Die Referenzfotos gleichen einander nicht (%1). Richtig bei einem Produkt in mehreren Arten mit je einem Referenzfoto; sonst fügen Sie weitere hinzu, die einander gleichen.</translation>
    </message>
    <message>
        <source>What would pass as good if it were missing, below the threshold of %1: %2. Leave out shots or more good photos that differ from the rest, add good ones, try other words, or lower the threshold.</source>
        <translation>Was als gut durchginge, wenn es fehlte, unter der Schwelle von %1: %2. Lassen Sie Referenzfotos oder weitere gute Fotos weg, die von den übrigen abweichen, fügen Sie gute hinzu, versuchen Sie andere Wörter oder senken Sie die Schwelle.</translation>
    </message>
    <message>
        <source>“%1” was found on no shot. Leave it if only faulty products show it; otherwise try other words, or switch it off.</source>
        <translation>„%1“ wurde auf keinem Referenzfoto gefunden. Lassen Sie es, wenn nur fehlerhafte Produkte es zeigen; sonst versuchen Sie andere Wörter oder schalten es aus.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>a word</comment>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>The model never learned %1 (“%2”). What it finds for that is chance: use other words, or a large model.</source>
        <translation>Das Modell hat %1 („%2“) nie gelernt. Was es dafür findet, ist Zufall: Nehmen Sie andere Wörter oder ein großes Modell.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::AbPanel</name>
    <message>
        <source>A cannot be computed: %1</source>
        <translation>A kann nicht berechnet werden: %1</translation>
    </message>
    <message>
        <source>Back to A</source>
        <translation>Zurück zu A</translation>
    </message>
    <message>
        <source>Show B (present)</source>
        <translation>B (jetzt) zeigen</translation>
    </message>
    <message>
        <source>Show A</source>
        <translation>A zeigen</translation>
    </message>
    <message>
        <source>Keep the words and settings as they are now as A, change what you like, and flip between the two to see what the change does.</source>
        <translation>Halten Sie die Wörter und Einstellungen, wie sie jetzt sind, als A fest, ändern Sie, was Sie möchten, und wechseln Sie hin und her, um die Wirkung zu sehen.</translation>
    </message>
    <message>
        <source>A is kept. Nothing differs from it yet.</source>
        <translation>A ist festgehalten. Noch unterscheidet sich nichts davon.</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) lie between A and the present state.</source>
        <translation>
            <numerusform>%n Änderung liegt zwischen A und dem jetzigen Stand.</numerusform>
            <numerusform>%n Änderungen liegen zwischen A und dem jetzigen Stand.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep as A</source>
        <translation>Als A festhalten</translation>
    </message>
    <message>
        <source>Remembers the present words and settings, to compare what you do next with them.</source>
        <translation>Merkt sich die jetzigen Wörter und Einstellungen zum Vergleich mit dem, was Sie als Nächstes tun.</translation>
    </message>
    <message>
        <source>Tap the key to flip, or hold it to look at A for a moment. Nothing is edited.</source>
        <translation>Taste antippen zum Wechseln oder halten, um A kurz anzusehen. Es wird nichts geändert.</translation>
    </message>
    <message>
        <source>Go back to A</source>
        <translation>Zu A zurückkehren</translation>
    </message>
    <message>
        <source>Makes the words and settings those of A; can be undone.</source>
        <translation>Setzt Wörter und Einstellungen auf die von A; kann rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Forget A</source>
        <translation>A vergessen</translation>
    </message>
    <message>
        <source>What differs between A and the present state</source>
        <translation>Unterschiede zwischen A und dem jetzigen Stand</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B (present)</source>
        <translation>B (jetzt)</translation>
    </message>
    <message>
        <source>Computing A…</source>
        <translation>A wird berechnet …</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::AccuracyPanel</name>
    <message>
        <source>%1, verdict %2: %3</source>
        <translation>%1, Urteil %2: %3</translation>
    </message>
    <message>
        <source>Missed: %1 % of the bad images pass as good.</source>
        <translation>Übersehen: %1 % der fehlerhaften Bilder gehen als gut durch.</translation>
    </message>
    <message>
        <source>False alarms: %1 % of the good images are rejected.</source>
        <translation>Fehlalarme: %1 % der guten Bilder werden Ausschuss.</translation>
    </message>
    <message>
        <source>AUROC: %1.</source>
        <translation>AUROC: %1.</translation>
    </message>
    <message>
        <source>The curve needs images that are known to be good and some that are known to be bad. Score a data set, or decide on some images on the page Review.</source>
        <translation>Die Kurve braucht Bilder, die als gut, und solche, die als fehlerhaft bekannt sind. Bewerten Sie einen Datensatz oder entscheiden Sie auf der Seite Prüfung über einige Bilder.</translation>
    </message>
    <message>
        <source>Known to be good</source>
        <translation>Bekannt gut</translation>
    </message>
    <message>
        <source>Known to be bad</source>
        <translation>Bekannt fehlerhaft</translation>
    </message>
    <message>
        <source>ROC curve: images found against false alarms</source>
        <translation>ROC-Kurve: gefundene Bilder gegen Fehlalarme</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::BenchmarkDialog</name>
    <message>
        <source>Co&amp;py</source>
        <translation>Ko&amp;pieren</translation>
    </message>
    <message>
        <source>Benchmark report</source>
        <translation>Vergleichsbericht</translation>
    </message>
    <message>
        <source>A benchmark compares CLIP-LAD with other methods on the same photos. It runs in a terminal; its report opens in the browser.</source>
        <translation>Ein Vergleich stellt CLIP-LAD und andere Verfahren auf denselben Fotos nebeneinander. Er läuft in einem Terminal; sein Bericht öffnet sich im Browser.</translation>
    </message>
    <message>
        <source>Command that runs a benchmark</source>
        <translation>Befehl, der einen Vergleich ausführt</translation>
    </message>
    <message>
        <source>&amp;Results:</source>
        <translation>&amp;Ergebnisse:</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>&amp;Open report</source>
        <translation>Bericht ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Folder with a benchmark&apos;s results</source>
        <translation>Ordner mit den Ergebnissen eines Vergleichs</translation>
    </message>
    <message>
        <source>Looking for a benchmark&apos;s report</source>
        <translation>Sucht den Bericht eines Vergleichs</translation>
    </message>
    <message>
        <source>This folder is not there yet.</source>
        <translation>Diesen Ordner gibt es noch nicht.</translation>
    </message>
    <message>
        <source>There is no report in this folder. It lies in the one that the command was given with --out.</source>
        <translation>In diesem Ordner ist kein Bericht. Er liegt in dem, der dem Befehl mit --out genannt wurde.</translation>
    </message>
    <message>
        <source>There are results in this folder, but no report yet: the benchmark runs, or was stopped. Given the same command again, it goes on.</source>
        <translation>In diesem Ordner sind Ergebnisse, aber noch kein Bericht: Der Vergleich läuft oder wurde angehalten. Mit demselben Befehl geht er weiter.</translation>
    </message>
    <message>
        <source>The report is of %1.</source>
        <translation>Der Bericht ist vom %1.</translation>
    </message>
    <message>
        <source>To make one, run this in a terminal, with your folder in the place of DATASET: photos in good/ and bad/, or a data set.</source>
        <translation>Um einen zu machen, führen Sie dies in einem Terminal aus, mit Ihrem Ordner an der Stelle von DATASET: Fotos in good/ und bad/ oder ein Datensatz.</translation>
    </message>
    <message>
        <source>To make one of what was scored, run this in a terminal.</source>
        <translation>Um einen von dem zu machen, was bewertet wurde, führen Sie dies in einem Terminal aus.</translation>
    </message>
    <message>
        <source>Copying it also writes the labels and settings of the product to %1.</source>
        <translation>Beim Kopieren werden auch die Bezeichnungen und Einstellungen des Produkts nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>There is no browser that opens pages by itself. The report is %1.</source>
        <translation>Es gibt keinen Browser, der Seiten von sich aus öffnet. Der Bericht ist %1.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::CameraDialog</name>
    <message>
        <source>&amp;Camera:</source>
        <translation>&amp;Kamera:</translation>
    </message>
    <message>
        <source>Video file…</source>
        <translation>Videodatei …</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Freeze to shot</source>
        <translation>Als Referenzfoto festhalten</translation>
    </message>
    <message>
        <source>Live camera</source>
        <translation>Live-Kamera</translation>
    </message>
    <message>
        <source>Shots taken: %1. Freeze another, or close.</source>
        <translation>Aufgenommene Referenzfotos: %1. Halten Sie ein weiteres fest oder schließen Sie.</translation>
    </message>
    <message>
        <source>The picture was not saved: %1</source>
        <translation>Das Bild wurde nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>No picture: %1</source>
        <translation>Kein Bild: %1</translation>
    </message>
    <message>
        <source>Name a camera by its number, a stream by its address (rtsp://…), or choose a video file; then press Start.</source>
        <translation>Nennen Sie eine Kamera mit ihrer Nummer, einen Stream mit seiner Adresse (rtsp://…) oder wählen Sie eine Videodatei; drücken Sie dann Start.</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>Live-Bild</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>Noch kein Bild</translation>
    </message>
    <message>
        <source>Number of the camera, address of the stream, or video file</source>
        <translation>Nummer der Kamera, Adresse des Streams oder Videodatei</translation>
    </message>
    <message>
        <source>⚠ %1</source>
        <translation>⚠ %1</translation>
    </message>
    <message>
        <source>Name a camera first: 0 is the first one of this computer.</source>
        <translation>Nennen Sie zuerst eine Kamera: 0 ist die erste dieses Rechners.</translation>
    </message>
    <message>
        <source>Choose a video</source>
        <translation>Video wählen</translation>
    </message>
    <message>
        <source>Live. Freeze keeps the picture of this moment as a shot.</source>
        <translation>Live. Festhalten behält das Bild dieses Augenblicks als Referenzfoto.</translation>
    </message>
    <message>
        <source>Waiting for the first picture…</source>
        <translation>Warten auf das erste Bild …</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>%1 wird geöffnet …</translation>
    </message>
    <message>
        <source>Discard the last</source>
        <translation>Letztes verwerfen</translation>
    </message>
    <message>
        <source>The last shot taken</source>
        <translation>Das zuletzt aufgenommene Referenzfoto</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ClassHistogramChart</name>
    <message>
        <source>Areas of the parts</source>
        <translation>Flächen der Teile</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>not up to date</source>
        <translation>nicht aktuell</translation>
    </message>
    <message>
        <source>mask pixels; brackets: the shots</source>
        <translation>Maskenpixel; Klammern: die Referenzfotos</translation>
    </message>
    <message>
        <source>How much there is of each part appears here, beside the shots.</source>
        <translation>Wie viel von jedem Teil da ist, erscheint hier neben den Referenzfotos.</translation>
    </message>
    <message>
        <source>on the shots: %1 px, pieces: %2</source>
        <translation>auf den Referenzfotos: %1 px, Stücke: %2</translation>
    </message>
    <message>
        <source>%1 – here: %2 px, pieces: %3; %4</source>
        <translation>%1 – hier: %2 px, Stücke: %3; %4</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ClosingDialog</name>
    <message>
        <source>&amp;Close now</source>
        <translation>Jetzt &amp;beenden</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Wird beendet</translation>
    </message>
    <message>
        <source>The last decisions are being recorded. What the records do not take in a few seconds stays on this machine, and is sent at the next start.</source>
        <translation>Die letzten Entscheidungen werden eingetragen. Was die Aufzeichnungen in einigen Sekunden nicht annehmen, bleibt auf diesem Rechner und wird beim nächsten Start übertragen.</translation>
    </message>
    <message>
        <source>The records do not answer. Everything is kept on this machine.</source>
        <translation>Die Aufzeichnungen antworten nicht. Alles ist auf diesem Rechner gesichert.</translation>
    </message>
    <message numerus="yes">
        <source>The records do not answer. %n decision(s) are on no disk yet.</source>
        <translation>
            <numerusform>Die Aufzeichnungen antworten nicht. %n Entscheidung ist noch auf keiner Platte gesichert.</numerusform>
            <numerusform>Die Aufzeichnungen antworten nicht. %n Entscheidungen sind noch auf keiner Platte gesichert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ClusterPanel</name>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Computed ahead: %1 of %2 counts</source>
        <translation>Vorausberechnet: %1 von %2 Anzahlen</translation>
    </message>
    <message>
        <source>A line is a count that is there, a ring one that is not yet.</source>
        <translation>Ein Strich ist eine Anzahl, die bereitsteht, ein Ring eine, die noch fehlt.</translation>
    </message>
    <message>
        <source>Kinds of surface the shots are divided into; too few blur the parts&apos; edges, too many break them up.</source>
        <translation>Arten von Oberflächen, in die die Referenzfotos zerlegt werden; zu wenige verwischen die Kanten der Teile, zu viele zerstückeln sie.</translation>
    </message>
    <message>
        <source>Number of clusters, 2 to 20</source>
        <translation>Zahl der Cluster, 2 bis 20</translation>
    </message>
    <message>
        <source>Number of clusters</source>
        <translation>Zahl der Cluster</translation>
    </message>
    <message>
        <source>Cluster counts computed ahead</source>
        <translation>Vorausberechnete Clusterzahlen</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Zurück auf %1</translation>
    </message>
    <message>
        <source>Reset the number of clusters</source>
        <translation>Clusterzahl zurücksetzen</translation>
    </message>
    <message>
        <source>Suggest…</source>
        <translation>Vorschlagen …</translation>
    </message>
    <message>
        <source>Tries cluster counts, and words and settings if you like, and shows what each makes of the shots.</source>
        <translation>Erprobt Clusterzahlen, auf Wunsch auch Wörter und Einstellungen, und zeigt, was jeweils aus den Referenzfotos wird.</translation>
    </message>
    <message>
        <source>Clusters now (A: %1)</source>
        <translation>Cluster jetzt (A: %1)</translation>
    </message>
    <message>
        <source>The coarse stage is off: clusters change the coarse mask alone, and no part. “Coarse stage”, among the settings of the parts, switches it on.</source>
        <translation>Die grobe Stufe ist aus: Cluster ändern nur die grobe Maske und kein Teil. „Grobe Stufe“ unter den Einstellungen der Teile schaltet sie ein.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::CompareView</name>
    <message>
        <source>There is no image yet.</source>
        <translation>Es gibt noch kein Bild.</translation>
    </message>
    <message>
        <source>The nearest shot is known when an image has been looked at.</source>
        <translation>Das nächste Referenzfoto ist bekannt, sobald ein Bild angesehen wurde.</translation>
    </message>
    <message>
        <source>There is no A yet. Keep the present state as A on the A/B tab.</source>
        <translation>Es gibt noch kein A. Halten Sie den jetzigen Stand auf dem Reiter A/B als A fest.</translation>
    </message>
    <message>
        <source>What is shown beside the image</source>
        <translation>Was neben dem Bild gezeigt wird</translation>
    </message>
    <message>
        <source>Image to compare with</source>
        <translation>Vergleichsbild</translation>
    </message>
    <message>
        <source>Beside it: the photo alone</source>
        <translation>Daneben: das Foto allein</translation>
    </message>
    <message>
        <source>Beside it: the nearest shot</source>
        <translation>Daneben: das nächste Referenzfoto</translation>
    </message>
    <message>
        <source>Beside it: A</source>
        <translation>Daneben: A</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ComparisonView</name>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Blinken</translation>
    </message>
    <message>
        <source>Photo and overlay beside each other</source>
        <translation>Foto und Überlagerung nebeneinander</translation>
    </message>
    <message>
        <source>One picture with a divider to drag (Shift with Left and Right)</source>
        <translation>Ein Bild mit verschiebbarer Teilung (Umschalt mit Links und Rechts)</translation>
    </message>
    <message>
        <source>Photo and overlay in turn</source>
        <translation>Foto und Überlagerung im Wechsel</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Colours of the parts that were recognised</source>
        <translation>Farben der erkannten Teile</translation>
    </message>
    <message>
        <source>Anomaly map</source>
        <translation>Anomaliekarte</translation>
    </message>
    <message>
        <source>How far each place is from the nearest place in the shots</source>
        <translation>Wie weit jede Stelle von der nächsten Stelle der Referenzfotos entfernt ist</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>Dotted outlines: missing here, as in the nearest shot. Solid outlines: not in the shots. Frame: the least usual place.</source>
        <translation>Gepunktet: fehlt hier, wie auf dem nächsten Referenzfoto. Durchgezogen: nicht auf den Referenzfotos. Rahmen: die ungewöhnlichste Stelle.</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Distance to the shots; one scale for the whole product</source>
        <translation>Abstand zu den Referenzfotos; eine Skala für das ganze Produkt</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Photo with overlay</source>
        <translation>Foto mit Überlagerung</translation>
    </message>
    <message>
        <source>0 … %1</source>
        <comment>ends of the colour scale</comment>
        <translation>0 … %1</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Überlagerung</translation>
    </message>
    <message>
        <source>Photo at the left, overlay at the right</source>
        <translation>Links das Foto, rechts die Überlagerung</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::CountsAhead</name>
    <message>
        <source>Computing the other cluster counts ahead</source>
        <translation>Die anderen Clusterzahlen werden vorausberechnet</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::DecisionBar</name>
    <message>
        <source>%1: decided by %2, %3</source>
        <translation>%1: entschieden von %2, %3</translation>
    </message>
    <message>
        <source>%1: kept on this machine, to be sent to the records</source>
        <translation>%1: auf diesem Rechner gesichert, wird noch übertragen</translation>
    </message>
    <message>
        <source>%1: not recorded. %2</source>
        <translation>%1: nicht eingetragen. %2</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What you saw; recorded with the decision</source>
        <translation>Was Sie gesehen haben; wird mit der Entscheidung eingetragen</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Prüfer</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>%1: being recorded…</source>
        <translation>%1: wird eingetragen …</translation>
    </message>
    <message>
        <source>Runs and decisions are recorded under this name</source>
        <translation>Läufe und Entscheidungen werden unter diesem Namen eingetragen</translation>
    </message>
    <message>
        <source>%1. The note is recorded with your decision.</source>
        <translation>%1. Die Notiz wird mit Ihrer Entscheidung eingetragen.</translation>
    </message>
    <message>
        <source>%1. Press Return in the note to record it.</source>
        <translation>%1. Drücken Sie in der Notiz die Eingabetaste, um sie einzutragen.</translation>
    </message>
    <message>
        <source>Kept with the image, also when the program ends, and recorded with your decision</source>
        <translation>Bleibt beim Bild, auch wenn das Programm endet, und wird mit Ihrer Entscheidung eingetragen</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::EmptyState</name>
    <message>
        <source>Score photos</source>
        <translation>Fotos bewerten</translation>
    </message>
    <message>
        <source>Add a folder of photos, a data set or single photos; they can also be dropped here. Each is compared with the shots, and you see which differ and why.</source>
        <translation>Fügen Sie einen Ordner mit Fotos, einen Datensatz oder einzelne Fotos hinzu; Sie können sie auch hierher ziehen. Jedes wird mit den Referenzfotos verglichen, und Sie sehen, welche abweichen und warum.</translation>
    </message>
    <message>
        <source>First mark one to four good photos with a star on the page Enrol: photos are compared with them.</source>
        <translation>Markieren Sie zuerst auf der Seite Anlernen ein bis vier gute Fotos mit einem Stern: Damit wird verglichen.</translation>
    </message>
    <message numerus="yes">
        <source>Score the %n test image(s) of the product</source>
        <translation>
            <numerusform>Das %n Testbild des Produkts bewerten</numerusform>
            <numerusform>Die %n Testbilder des Produkts bewerten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::Engine</name>
    <message>
        <source>The model is not ready yet.</source>
        <translation>Das Modell ist noch nicht bereit.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::EnrolPage</name>
    <message>
        <source>%1 (%2)</source>
        <comment>tab, number of entries</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Shots</source>
        <translation>Referenzfotos</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>More good photos</source>
        <translation>Weitere gute Fotos</translation>
    </message>
    <message>
        <source>Ignore regions</source>
        <translation>Ausgenommene Bereiche</translation>
    </message>
    <message>
        <source>Select the photos first that are to be removed.</source>
        <translation>Wählen Sie zuerst die Fotos, die entfernt werden sollen.</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Anlernen</translation>
    </message>
    <message>
        <source>Name of the product</source>
        <translation>Name des Produkts</translation>
    </message>
    <message>
        <source>Select photos on the sheet first that are no shots and are not there yet.</source>
        <translation>Wählen Sie auf dem Bogen zuerst Fotos, die keine Referenzfotos und noch nicht dabei sind.</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Add a folder with all photos in it</source>
        <translation>Einen Ordner mit allen Fotos darin hinzufügen</translation>
    </message>
    <message>
        <source>Take shots with a live camera</source>
        <translation>Referenzfotos mit einer Live-Kamera aufnehmen</translation>
    </message>
    <message>
        <source>Mark the most different photos as shots</source>
        <translation>Die unterschiedlichsten Fotos als Referenzfotos markieren</translation>
    </message>
    <message>
        <source>Remove what is selected</source>
        <translation>Auswahl entfernen</translation>
    </message>
    <message>
        <source>Mark the selected photos as shots, or take their stars away</source>
        <translation>Die gewählten Fotos als Referenzfotos markieren oder ihre Sterne entfernen</translation>
    </message>
    <message>
        <source>Add the selected photos to the more good photos</source>
        <translation>Die gewählten Fotos zu den weiteren guten Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Save the product</source>
        <translation>Produkt speichern</translation>
    </message>
    <message>
        <source>Save product</source>
        <translation>Produkt speichern</translation>
    </message>
    <message>
        <source>Learn from the shots and write the product</source>
        <translation>Aus den Referenzfotos lernen und das Produkt schreiben</translation>
    </message>
    <message>
        <source>Shots, warnings, more good photos, ignore regions</source>
        <translation>Referenzfotos, Warnungen, weitere gute Fotos, ausgenommene Bereiche</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Many shots</source>
        <translation>Viele Referenzfotos</translation>
    </message>
    <message>
        <source>Mark %1 photos as shots?</source>
        <translation>%1 Fotos als Referenzfotos markieren?</translation>
    </message>
    <message>
        <source>One to four are meant. With many more, learning and inspecting take long, and one bad photo among them hides its fault.</source>
        <translation>Gedacht sind ein bis vier. Mit vielen mehr dauern Anlernen und Prüfen lange, und ein schlechtes Foto darunter verdeckt seinen Fehler.</translation>
    </message>
    <message>
        <source>&amp;Mark as shots</source>
        <translation>Als &amp;Referenzfotos markieren</translation>
    </message>
    <message>
        <source>Take the star away: %1</source>
        <translation>Stern entfernen: %1</translation>
    </message>
    <message>
        <source>Mark as shot: %1</source>
        <translation>Als Referenzfoto markieren: %1</translation>
    </message>
    <message>
        <source>Remove from the sheet: %1</source>
        <translation>Vom Bogen entfernen: %1</translation>
    </message>
    <message>
        <source>Discard from the camera: %1</source>
        <translation>Von der Kamera verwerfen: %1</translation>
    </message>
    <message>
        <source>Shot from the camera: %1</source>
        <translation>Referenzfoto von der Kamera: %1</translation>
    </message>
    <message>
        <source>Name of the product “%1” → “%2”</source>
        <translation>Name des Produkts „%1“ → „%2“</translation>
    </message>
    <message>
        <source>Remove all ignore regions (%1)</source>
        <translation>Alle ausgenommenen Bereiche entfernen (%1)</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ExportDialog</name>
    <message>
        <source>&amp;Table for a spreadsheet (results.csv)</source>
        <translation>&amp;Tabelle für eine Tabellenkalkulation (results.csv)</translation>
    </message>
    <message>
        <source>Everything with &amp;reasons (results.json)</source>
        <translation>Alles mit &amp;Begründungen (results.json)</translation>
    </message>
    <message>
        <source>&amp;Masks of the parts (masks/*.png)</source>
        <translation>&amp;Masken der Teile (masks/*.png)</translation>
    </message>
    <message>
        <source>Photos with the parts drawn &amp;over them (overlays/*.jpg)</source>
        <translation>&amp;Fotos mit überlagerten Teilen (overlays/*.jpg)</translation>
    </message>
    <message>
        <source>Masks in &amp;COCO&apos;s format (coco.json)</source>
        <translation>Masken im &amp;COCO-Format (coco.json)</translation>
    </message>
    <message>
        <source>Report to &amp;print, with the worst images (report.pdf)</source>
        <translation>&amp;Druckbericht mit den schlechtesten Bildern (report.pdf)</translation>
    </message>
    <message>
        <source>Export results</source>
        <translation>Ergebnisse exportieren</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>&amp;Ordner:</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>Files of an earlier export with these names are replaced.</source>
        <translation>Dateien eines früheren Exports mit diesen Namen werden ersetzt.</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Ordner für die Ergebnisse</translation>
    </message>
    <message>
        <source>Table for a spreadsheet with &amp;decimal commas (results-semicolon.csv)</source>
        <translation>Tabelle für eine Tabellenkalkulation mit &amp;Dezimalkomma (results-semicolon.csv)</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ExportLine</name>
    <message>
        <source>Exported to %1</source>
        <translation>Exportiert nach %1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>Diese Zeile schließen</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::FilmModel</name>
    <message>
        <source>Shot %1: %2</source>
        <translation>Referenzfoto %1: %2</translation>
    </message>
    <message>
        <source>Test image %1</source>
        <translation>Testbild %1</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::FilmStrip</name>
    <message>
        <source>Add test images</source>
        <translation>Testbilder hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>Add %n test image(s)</source>
        <translation>
            <numerusform>%n Testbild hinzufügen</numerusform>
            <numerusform>%n Testbilder hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove test image %1</source>
        <translation>Testbild %1 entfernen</translation>
    </message>
    <message>
        <source>Shots and test images</source>
        <translation>Referenzfotos und Testbilder</translation>
    </message>
    <message>
        <source>No images yet. Mark shots on the Enrol page, or drop test images here.</source>
        <translation>Noch keine Bilder. Markieren Sie auf der Seite Anlernen Referenzfotos oder ziehen Sie Testbilder hierher.</translation>
    </message>
    <message>
        <source>Adds photos to look at; they teach nothing. The Delete key takes one off the list.</source>
        <translation>Fügt Fotos zum Ansehen hinzu; gelernt wird daraus nichts. Die Taste Entf nimmt eines aus der Liste.</translation>
    </message>
    <message>
        <source>All of these photos are there already.</source>
        <translation>Alle diese Fotos sind schon vorhanden.</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen …</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::FindingPanel</name>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Least usual place</source>
        <translation>Ungewöhnlichste Stelle</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>eingetragen</translation>
    </message>
    <message>
        <source>σ</source>
        <translation>σ</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Standard deviations above normal images</source>
        <translation>Standardabweichungen über normalen Bildern</translation>
    </message>
    <message>
        <source>Logical, raw</source>
        <translation>Logisch, roh</translation>
    </message>
    <message>
        <source>Structural, raw</source>
        <translation>Strukturell, roh</translation>
    </message>
    <message>
        <source>Score, calibrated</source>
        <translation>Score, kalibriert</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Good: score %1, threshold %2</source>
        <translation>Gut: Score %1, Schwelle %2</translation>
    </message>
    <message>
        <source>Not scored: %1</source>
        <translation>Nicht bewertet: %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>differences</comment>
        <translation>
            <numerusform>und %n weiterer Unterschied</numerusform>
            <numerusform>und %n weitere Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <source>This image</source>
        <translation>Dieses Bild</translation>
    </message>
    <message>
        <source>Nearest in the shots</source>
        <translation>Nächste Stelle der Referenzfotos</translation>
    </message>
    <message>
        <source>Shot %1</source>
        <translation>Referenzfoto %1</translation>
    </message>
    <message>
        <source>The product was edited since this run: words and recorded figures are those of the run, marks and the column “now” show the product as it is.</source>
        <translation>Das Produkt wurde seit diesem Lauf geändert: Worte und eingetragene Werte sind die des Laufs, Marken und die Spalte „jetzt“ zeigen das Produkt, wie es ist.</translation>
    </message>
    <message>
        <source>Why the image has its verdict</source>
        <translation>Warum das Bild sein Urteil hat</translation>
    </message>
    <message>
        <source>Reject: score %1, threshold %2</source>
        <translation>Ausschuss: Score %1, Schwelle %2</translation>
    </message>
    <message>
        <source>Review: score %1, threshold %2</source>
        <translation>Zu prüfen: Score %1, Schwelle %2</translation>
    </message>
    <message>
        <source>Nearest: shot no. %1</source>
        <translation>Am nächsten: Referenzfoto Nr. %1</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::FitDialog</name>
    <message>
        <source>Fit thresholds</source>
        <translation>Schwellen ermitteln</translation>
    </message>
    <message>
        <source>%1 scored images are known: %2 good and %3 bad, by the data set or by reviews. A fit on few images says little about the next ones.</source>
        <translation>%1 bewertete Bilder sind bekannt: %2 gut und %3 fehlerhaft, aus dem Datensatz oder aus Prüfungen. Wenige Bilder sagen wenig über die nächsten aus.</translation>
    </message>
    <message>
        <source>At most so many of the &amp;bad images are missed:</source>
        <translation>Höchstens so viele der &amp;fehlerhaften Bilder werden übersehen:</translation>
    </message>
    <message>
        <source>At most so many of the &amp;good images are rejected:</source>
        <translation>Höchstens so viele der &amp;guten Bilder werden Ausschuss:</translation>
    </message>
    <message>
        <source>B&amp;oth: review from the first, reject from the second</source>
        <translation>&amp;Beides: Prüfung ab dem Ersten, Ausschuss ab dem Zweiten</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>What each choice costs</source>
        <translation>Was jede Wahl kostet</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Wahl</translation>
    </message>
    <message>
        <source>Review from</source>
        <translation>Prüfung ab</translation>
    </message>
    <message>
        <source>Reject from</source>
        <translation>Ausschuss ab</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Übersehen</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>Fehlalarme</translation>
    </message>
    <message>
        <source>&amp;Adopt</source>
        <translation>&amp;Übernehmen</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>Wie bisher</translation>
    </message>
    <message>
        <source>Calibrated</source>
        <translation>Kalibriert</translation>
    </message>
    <message>
        <source>By missed</source>
        <translation>Nach Übersehenen</translation>
    </message>
    <message>
        <source>By false alarms</source>
        <translation>Nach Fehlalarmen</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beides</translation>
    </message>
    <message>
        <source>→ %1</source>
        <translation>→ %1</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>cannot be fitted: no such image is known</source>
        <translation>nicht zu ermitteln: kein solches Bild bekannt</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::GoodPhotos</name>
    <message>
        <source>To the good photos: %1</source>
        <translation>Zu den guten Fotos: %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between file names</comment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>file names</comment>
        <translation>
            <numerusform>%1 und %n weitere Datei</numerusform>
            <numerusform>%1 und %n weitere Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out, as they are gone or were changed after they were scored: %1.</source>
        <translation>Weggelassen, da sie fehlen oder nach der Bewertung geändert wurden: %1.</translation>
    </message>
    <message numerus="yes">
        <source>With only %n more good photo(s) the threshold stays a rough guess; more than %1 teach a better one.</source>
        <translation>
            <numerusform>Mit nur einem weiteren guten Foto bleibt die Schwelle eine grobe Schätzung; mehr als %1 ergeben eine bessere.</numerusform>
            <numerusform>Mit nur %n weiteren guten Fotos bleibt die Schwelle eine grobe Schätzung; mehr als %1 ergeben eine bessere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only flagged images are among them, which makes the threshold too high: decide on some of “Every image” too.</source>
        <translation>Es sind nur auffällige Bilder darunter, womit die Schwelle zu hoch wird: Entscheiden Sie auch über einige aus „Alle Bilder“.</translation>
    </message>
    <message>
        <source>To the good photos</source>
        <translation>Zu den guten Fotos</translation>
    </message>
    <message>
        <source>Score images of the open product first.</source>
        <translation>Bewerten Sie zuerst Bilder des geöffneten Produkts.</translation>
    </message>
    <message>
        <source>No image of this run is decided as good yet.</source>
        <translation>In diesem Lauf ist noch kein Bild als gut entschieden.</translation>
    </message>
    <message>
        <source>The data set calls bad what is decided as good here, and its word counts.</source>
        <translation>Was hier als gut entschieden ist, nennt der Datensatz fehlerhaft, und dessen Angabe zählt.</translation>
    </message>
    <message>
        <source>All that is decided as good is there already: as a shot or a good photo, or a copy of one.</source>
        <translation>Alles, was als gut entschieden ist, ist schon da: als Referenzfoto, als gutes Foto oder als Kopie davon.</translation>
    </message>
    <message>
        <source>The photos are being read.</source>
        <translation>Die Fotos werden gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>Add the %n photo(s) of this run that are decided as good to the more good photos of the product, from which the threshold is learned</source>
        <translation>
            <numerusform>Das eine als gut entschiedene Foto dieses Laufs zu den weiteren guten Fotos des Produkts hinzufügen, aus denen die Schwelle gelernt wird</numerusform>
            <numerusform>Die %n als gut entschiedenen Fotos dieses Laufs zu den weiteren guten Fotos des Produkts hinzufügen, aus denen die Schwelle gelernt wird</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading good photos</source>
        <translation>Gute Fotos werden gelesen</translation>
    </message>
    <message>
        <source>No photo was added to the more good photos.</source>
        <translation>Zu den weiteren guten Fotos wurde keines hinzugefügt.</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) were added to the more good photos. The threshold is learned from them now, so judge the product by other photos: results of these flatter it.</source>
        <translation>
            <numerusform>Ein Foto wurde zu den weiteren guten Fotos hinzugefügt. Die Schwelle wird jetzt aus ihm gelernt; beurteilen Sie das Produkt deshalb nach anderen Fotos: Sein eigenes Ergebnis fällt zu gut aus.</numerusform>
            <numerusform>%n Fotos wurden zu den weiteren guten Fotos hinzugefügt. Die Schwelle wird jetzt aus ihnen gelernt; beurteilen Sie das Produkt deshalb nach anderen Fotos: Ihre eigenen Ergebnisse fallen zu gut aus.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::HeatBar</name>
    <message>
        <source>Scale from %1 to %2: %3</source>
        <translation>Skala von %1 bis %2: %3</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::HintPanel</name>
    <message>
        <source>%1, row %2 “%3”</source>
        <translation>%1, Zeile %2 „%3“</translation>
    </message>
    <message>
        <source>Coarse</source>
        <translation>Grob</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Fein</translation>
    </message>
    <message>
        <source>These words cannot be used yet</source>
        <translation>Diese Wörter sind so nicht verwendbar</translation>
    </message>
    <message>
        <source>Nothing stands out on the shots</source>
        <translation>Auf den Referenzfotos fällt nichts auf</translation>
    </message>
    <message>
        <source>What stands out on the shots</source>
        <translation>Was auf den Referenzfotos auffällt</translation>
    </message>
    <message>
        <source>What stood out on the shots before the last edit</source>
        <translation>Was vor der letzten Änderung auf den Referenzfotos auffiel</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>Beheben</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ImageCanvas</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ImageName</name>
    <message>
        <source>%1 (not in the strip below)</source>
        <translation>%1 (nicht im Streifen unten)</translation>
    </message>
    <message>
        <source>No image</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>Image %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>%1 (not on the sheet)</source>
        <translation>%1 (nicht auf dem Kontaktbogen)</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LabelDelegate</name>
    <message>
        <source>word, other word, …</source>
        <translation>Wort, anderes Wort, …</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LabelPanel</name>
    <message>
        <source>The copy is switched off until its words differ.</source>
        <translation>Die Kopie bleibt ausgeschaltet, bis sich ihre Wörter unterscheiden.</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>No background</source>
        <translation>Kein Hintergrund</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Colour of the palette</source>
        <translation>Farbe der Palette</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Coarse: product and background</source>
        <translation>Grob: Produkt und Hintergrund</translation>
    </message>
    <message>
        <source>Fine: the parts</source>
        <translation>Fein: die Teile</translation>
    </message>
    <message>
        <source>Coarse labels</source>
        <translation>Grobe Bezeichnungen</translation>
    </message>
    <message>
        <source>Fine labels</source>
        <translation>Feine Bezeichnungen</translation>
    </message>
    <message>
        <source>What belongs to the product, and what is background: type a label above, or start from a file.</source>
        <translation>Was zum Produkt gehört und was Hintergrund ist: Geben Sie oben eine Bezeichnung ein oder beginnen Sie mit einer Datei.</translation>
    </message>
    <message>
        <source>The parts to be told apart: type a label above, or start from a file.</source>
        <translation>Die Teile, die unterschieden werden sollen: Geben Sie oben eine Bezeichnung ein oder beginnen Sie mit einer Datei.</translation>
    </message>
    <message>
        <source>New label, then Enter</source>
        <translation>Neue Bezeichnung (↵)</translation>
    </message>
    <message>
        <source>New coarse label</source>
        <translation>Neue grobe Bezeichnung</translation>
    </message>
    <message>
        <source>New fine label</source>
        <translation>Neue feine Bezeichnung</translation>
    </message>
    <message>
        <source>Add the label</source>
        <translation>Bezeichnung hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate the label</source>
        <translation>Bezeichnung verdoppeln</translation>
    </message>
    <message>
        <source>Move the label up</source>
        <translation>Bezeichnung nach oben</translation>
    </message>
    <message>
        <source>Move the label down</source>
        <translation>Bezeichnung nach unten</translation>
    </message>
    <message>
        <source>Remove the label</source>
        <translation>Bezeichnung entfernen</translation>
    </message>
    <message>
        <source>Choose a colour…</source>
        <translation>Farbe wählen …</translation>
    </message>
    <message>
        <source>A label needs a name with a letter or a digit in it.</source>
        <translation>Eine Bezeichnung braucht einen Namen, in dem ein Buchstabe oder eine Ziffer steht.</translation>
    </message>
    <message>
        <source>“%1” is the name; the words behind the comma are its synonyms. Type several labels one by one.</source>
        <translation>„%1“ ist der Name; die Wörter hinter dem Komma sind seine Synonyme. Mehrere Bezeichnungen geben Sie einzeln ein.</translation>
    </message>
    <message>
        <source>The name; further words behind commas become its synonyms</source>
        <translation>Der Name; weitere Wörter hinter Kommas werden seine Synonyme</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>Coarse: only background counts</source>
        <translation>Grob: nur Hintergrund zählt</translation>
    </message>
    <message>
        <source>The coarse stage is off: each place goes to the fine label or coarse background that it is most like. “Coarse stage” on Tune switches it on.</source>
        <translation>Die grobe Stufe ist aus: Jede Stelle geht an die feine Bezeichnung oder den groben Hintergrund, dem sie am meisten gleicht. „Grobe Stufe“ auf Einstellen schaltet sie ein.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LabelTableModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>± %1 %</source>
        <translation>± %1 %</translation>
    </message>
    <message>
        <source>There are figures when the words can be used and a shot is marked.</source>
        <translation>Werte gibt es, wenn die Wörter verwendbar sind und ein Referenzfoto markiert ist.</translation>
    </message>
    <message>
        <source>Not up to date.</source>
        <translation>Nicht aktuell.</translation>
    </message>
    <message>
        <source>Shot %1: %2 mask pixels</source>
        <translation>Referenzfoto %1: %2 Maskenpixel</translation>
    </message>
    <message>
        <source>Click to choose the colour in the masks</source>
        <translation>Anklicken, um die Farbe in den Masken zu wählen</translation>
    </message>
    <message>
        <source>switched on</source>
        <translation>eingeschaltet</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>no background</source>
        <translation>kein Hintergrund</translation>
    </message>
    <message>
        <source>colour %1</source>
        <translation>Farbe %1</translation>
    </message>
    <message>
        <source>Whether the label is used; one that is switched off stays in the table</source>
        <translation>Ob die Bezeichnung verwendet wird; eine ausgeschaltete bleibt in der Tabelle</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Colour in the masks</source>
        <translation>Farbe in den Masken</translation>
    </message>
    <message>
        <source>What the label is called in results</source>
        <translation>Wie die Bezeichnung in den Ergebnissen heißt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What the model reads, separated by commas; the name alone where there is none</source>
        <translation>Was das Modell liest (englisch), durch Kommas getrennt; ohne Angabe der Name allein</translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation>Synonyme</translation>
    </message>
    <message>
        <source>Not part of the product</source>
        <translation>Gehört nicht zum Produkt</translation>
    </message>
    <message>
        <source>Competes with the parts and produces none</source>
        <translation>Konkurriert mit den Teilen und erzeugt keines</translation>
    </message>
    <message>
        <source>Mean similarity (cosine) of what the label wins on the shots to its words</source>
        <translation>Mittlere Ähnlichkeit (Kosinus) dessen, was die Bezeichnung auf den Referenzfotos gewinnt, mit ihren Wörtern</translation>
    </message>
    <message>
        <source>Area on the shots, of the whole photo</source>
        <translation>Fläche auf den Referenzfotos, Anteil am ganzen Foto</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>How much the area differs between the shots (standard deviation); less is more stable</source>
        <translation>Wie sehr die Fläche zwischen den Referenzfotos schwankt (Standardabweichung); weniger ist stabiler</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>Of this label alone. Click to choose others</source>
        <translation>Nur für diese Bezeichnung. Anklicken, um andere zu wählen</translation>
    </message>
    <message>
        <source>As chosen above for all labels. Click to choose others for this one</source>
        <translation>Wie oben für alle Bezeichnungen gewählt. Anklicken, um für diese andere zu wählen</translation>
    </message>
    <message>
        <source>%1, as all labels</source>
        <translation>%1, wie alle Bezeichnungen</translation>
    </message>
    <message>
        <source>Which sentences the words are put into</source>
        <translation>In welche Sätze die Wörter gesetzt werden</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>Sätze</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LabelTableView</name>
    <message>
        <source>Colour of “%1”</source>
        <translation>Farbe von „%1“</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LabelView</name>
    <message>
        <source>cosine similarity to the label&apos;s words</source>
        <translation>Kosinus-Ähnlichkeit mit den Wörtern der Bezeichnung</translation>
    </message>
    <message>
        <source>The coarse mask, in the colours of the table</source>
        <translation>Die grobe Maske in den Farben der Tabelle</translation>
    </message>
    <message>
        <source>The fine mask, in the colours of the table</source>
        <translation>Die feine Maske in den Farben der Tabelle</translation>
    </message>
    <message>
        <source>Choose a label in the tables to see what it wins.</source>
        <translation>Wählen Sie in den Tabellen eine Bezeichnung, um zu sehen, was sie gewinnt.</translation>
    </message>
    <message>
        <source>“%1” is switched off.</source>
        <translation>„%1“ ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>“%1” has not been looked for yet.</source>
        <translation>„%1“ wurde noch nicht gesucht.</translation>
    </message>
    <message>
        <source>How near each place is to the words of “%1”</source>
        <translation>Wie nahe jede Stelle den Wörtern von „%1“ ist</translation>
    </message>
    <message>
        <source>“%1” wins %2 % of this photo</source>
        <translation>„%1“ gewinnt %2 % dieses Fotos</translation>
    </message>
    <message>
        <source>Point at the photo, or click to pin a place.</source>
        <translation>Zeigen Sie auf das Foto oder klicken Sie, um eine Stelle festzuhalten.</translation>
    </message>
    <message>
        <source>The similarities of this photo are being computed.</source>
        <translation>Die Ähnlichkeiten dieses Fotos werden berechnet.</translation>
    </message>
    <message>
        <source>Pixels won</source>
        <translation>Gewonnene Pixel</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>All masks</source>
        <translation>Alle Masken</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>The pixels that the chosen label wins</source>
        <translation>Die Pixel, die die gewählte Bezeichnung gewinnt</translation>
    </message>
    <message>
        <source>How near each pixel is to its words</source>
        <translation>Wie nahe jedes Pixel ihren Wörtern ist</translation>
    </message>
    <message>
        <source>All labels of the table in their colours</source>
        <translation>Alle Bezeichnungen der Tabelle in ihren Farben</translation>
    </message>
    <message>
        <source>The photo alone</source>
        <translation>Das Foto allein</translation>
    </message>
    <message>
        <source>No photo yet. Mark a good photo with a star on the Enrol page, then its labels are seen here.</source>
        <translation>Noch kein Foto. Markieren Sie auf der Seite Anlernen ein gutes Foto mit einem Stern, dann sehen Sie hier seine Bezeichnungen.</translation>
    </message>
    <message>
        <source>Photo with what the labels win</source>
        <translation>Foto mit dem, was die Bezeichnungen gewinnen</translation>
    </message>
    <message>
        <source>Coarse labels here</source>
        <translation>Grobe Bezeichnungen hier</translation>
    </message>
    <message>
        <source>Fine labels here</source>
        <translation>Feine Bezeichnungen hier</translation>
    </message>
    <message>
        <source>Choose an image below.</source>
        <translation>Wählen Sie unten ein Bild.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LastRun</name>
    <message>
        <source>Looking for earlier runs</source>
        <translation>Frühere Läufe werden gesucht</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LastRunOffer</name>
    <message numerus="yes">
        <source>The last run, of %1, has %n image(s).</source>
        <translation>
            <numerusform>Der letzte Lauf, vom %1, hat %n Bild.</numerusform>
            <numerusform>Der letzte Lauf, vom %1, hat %n Bilder.</numerusform>
        </translation>
    </message>
    <message>
        <source>The run of %1 was stopped after %2 of %3 images.</source>
        <translation>Der Lauf vom %1 wurde nach %2 von %3 Bildern angehalten.</translation>
    </message>
    <message>
        <source>Show this run</source>
        <translation>Diesen Lauf zeigen</translation>
    </message>
    <message>
        <source>Resume this run</source>
        <translation>Diesen Lauf fortsetzen</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LayerPanel</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Coarse mask</source>
        <translation>Grobe Maske</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Anomaly map</source>
        <translation>Anomaliekarte</translation>
    </message>
    <message>
        <source>Ignore regions</source>
        <translation>Ausgenommene Bereiche</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>Wahre Fehlerstellen</translation>
    </message>
    <message>
        <source>This image has none.</source>
        <translation>Zu diesem Bild gibt es keine.</translation>
    </message>
    <message>
        <source>Show the layer %1</source>
        <translation>Ebene %1 zeigen</translation>
    </message>
    <message>
        <source>Shows or hides the layer.</source>
        <translation>Blendet die Ebene ein oder aus.</translation>
    </message>
    <message>
        <source>Opacity of the layer %1</source>
        <translation>Deckkraft der Ebene %1</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LearningCheck</name>
    <message>
        <source>Checking what is learned</source>
        <translation>Es wird geprüft, was gelernt wird</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LiveSession</name>
    <message>
        <source>Mark a good photo with a star to see its parts</source>
        <translation>Markieren Sie ein gutes Foto mit einem Stern, um seine Teile zu sehen</translation>
    </message>
    <message>
        <source>Not up to date: %1</source>
        <translation>Nicht aktuell: %1</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Modell wird geladen …</translation>
    </message>
    <message>
        <source>Updating…</source>
        <translation>Wird aktualisiert …</translation>
    </message>
    <message>
        <source>Looking at the photo…</source>
        <translation>Foto wird ausgewertet …</translation>
    </message>
    <message>
        <source>Reading the photo…</source>
        <translation>Das Foto wird gelesen …</translation>
    </message>
    <message>
        <source>The photo cannot be read: %1</source>
        <translation>Das Foto kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>The verdict follows: %1</source>
        <translation>Das Urteil folgt: %1</translation>
    </message>
    <message>
        <source>Updating: %1</source>
        <translation>Wird aktualisiert: %1</translation>
    </message>
    <message>
        <source>Looking at the photos: %1</source>
        <translation>Die Fotos werden angesehen: %1</translation>
    </message>
    <message>
        <source>encoding %1 of %2</source>
        <translation>Kodierung %1 von %2</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>noch etwa %1 s</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>noch etwa %1 min</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LogWindow</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Copy diagnosis</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>About CLIP-LAD</source>
        <translation>Über CLIP-LAD</translation>
    </message>
    <message>
        <source>&lt;b&gt;CLIP-LAD Studio %1&lt;/b&gt;&lt;p&gt;Few-shot visual inspection: missing, extra, misplaced and damaged parts, learned from one to four good photos.&lt;/p&gt;&lt;p&gt;Free software under the GPL, version 3. Not a safety device.&lt;/p&gt;</source>
        <translation>&lt;b&gt;CLIP-LAD Studio %1&lt;/b&gt;&lt;p&gt;Sichtprüfung aus wenigen Bildern: fehlende, überzählige, falsch platzierte und beschädigte Teile, gelernt aus ein bis vier guten Fotos.&lt;/p&gt;&lt;p&gt;Freie Software unter der GPL, Version 3. Keine Sicherheitseinrichtung.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>The log cannot be written to %1.</source>
        <translation>Das Protokoll kann nicht nach %1 geschrieben werden.</translation>
    </message>
    <message>
        <source>The log is kept in %1 too.</source>
        <translation>Das Protokoll steht auch in %1.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::MainWindow</name>
    <message>
        <source>&amp;New product</source>
        <translation>&amp;Neues Produkt</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Shortcuts of this page</source>
        <translation>Tastenkürzel dieser Seite</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>About CLIP-LAD</source>
        <translation>Über CLIP-LAD</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>CLIP-LAD Studio</source>
        <translation>CLIP-LAD Studio</translation>
    </message>
    <message>
        <source>%1[*] – CLIP-LAD Studio</source>
        <translation>%1[*] – CLIP-LAD Studio</translation>
    </message>
    <message>
        <source>Unnamed product</source>
        <translation>Unbenanntes Produkt</translation>
    </message>
    <message>
        <source>Open a product or a folder of photos</source>
        <translation>Produkt oder Ordner mit Fotos öffnen</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>&amp;Model…</source>
        <translation>&amp;Modell …</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>Vor&amp;einstellungen …</translation>
    </message>
    <message>
        <source>Change shortcuts…</source>
        <translation>Tastenkürzel ändern …</translation>
    </message>
    <message>
        <source>Model…</source>
        <translation>Modell …</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>The product was not saved: another one was opened meanwhile.</source>
        <translation>Das Produkt wurde nicht gespeichert: Inzwischen wurde ein anderes geöffnet.</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Verwerfen …</translation>
    </message>
    <message>
        <source>Help on what has the focus</source>
        <translation>Hilfe zu dem, was den Fokus hat</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ManualWindow</name>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ModelDialog</name>
    <message>
        <source>Model of this product</source>
        <translation>Modell dieses Produkts</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Embedded demo model – rendered scenes only, not for real work</source>
        <translation>Eingebautes Demomodell – nur berechnete Szenen, nicht für echte Arbeit</translation>
    </message>
    <message>
        <source>fp32 – full precision</source>
        <translation>fp32 – volle Genauigkeit</translation>
    </message>
    <message>
        <source>bf16 – faster on processors with AVX-512 BF16 or AMX</source>
        <translation>bf16 – schneller auf Prozessoren mit AVX-512 BF16 oder AMX</translation>
    </message>
    <message>
        <source>The command line brings the paper&apos;s model: clip-lad model fetch ViT-L-14-datacomp. Any OpenCLIP ViT will do. Features of two models do not compare: what was learned is learned anew.</source>
        <translation>Das Modell des Artikels holt die Befehlszeile: clip-lad model fetch ViT-L-14-datacomp. Jedes ViT von OpenCLIP ist geeignet. Merkmale zweier Modelle sind nicht vergleichbar: Gelerntes wird neu gelernt.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Looking for models</source>
        <translation>Modelle werden gesucht</translation>
    </message>
    <message>
        <source>Folder of an OpenCLIP model</source>
        <translation>Ordner eines OpenCLIP-Modells</translation>
    </message>
    <message>
        <source>Model folder…</source>
        <translation>Modellordner …</translation>
    </message>
    <message>
        <source>Model %1 → %2</source>
        <translation>Modell %1 → %2</translation>
    </message>
    <message>
        <source>int8 – faster with AVX2, fastest with AVX-512 VNNI, nearly the same masks</source>
        <translation>int8 – schneller mit AVX2, am schnellsten mit AVX-512 VNNI, fast dieselben Masken</translation>
    </message>
    <message>
        <source>Being measured…</source>
        <translation>Wird gemessen…</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>Tempo hier</translation>
    </message>
    <message>
        <source>Measuring the precisions&apos; speed</source>
        <translation>Tempo der Genauigkeiten wird gemessen</translation>
    </message>
    <message>
        <source>a block of ViT-L/14 takes %1 ms in fp32, %2 in bf16, %3 in int8</source>
        <translation>ein Block von ViT-L/14 braucht %1 ms in fp32, %2 in bf16, %3 in int8</translation>
    </message>
    <message>
        <source>automatic – %1, the best of them here</source>
        <translation>automatisch – %1, hier die beste</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::NoMatch</name>
    <message>
        <source>No row matches the filter.</source>
        <translation>Keine Zeile passt zum Filter.</translation>
    </message>
    <message>
        <source>Show all rows</source>
        <translation>Alle Zeilen zeigen</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::PartAreaModel</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 on shot %2: %3 mask pixels, pieces: %4</source>
        <translation>%1 auf Referenzfoto %2: %3 Maskenpixel, Stücke: %4</translation>
    </message>
    <message>
        <source>Shot %1</source>
        <translation>Referenz %1</translation>
    </message>
    <message>
        <source>%1 px · %2</source>
        <comment>area, number of pieces</comment>
        <translation>%1 px · %2</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::PhotoDelegate</name>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::PhotoImport</name>
    <message>
        <source>Files left out because their names are not those of photos: %1</source>
        <translation>Ausgelassene Dateien, deren Namen nicht die von Fotos sind: %1</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Fotos hinzufügen</translation>
    </message>
    <message>
        <source>All of these photos are there already.</source>
        <translation>Alle diese Fotos sind schon vorhanden.</translation>
    </message>
    <message>
        <source>Add a folder of photos</source>
        <translation>Ordner mit Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Add to the sheet: %1</source>
        <translation>Auf den Bogen: %1</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::PhotoListModel</name>
    <message>
        <source>shot %1</source>
        <translation>Referenz %1</translation>
    </message>
    <message>
        <source>for the calibration</source>
        <translation>für die Kalibrierung</translation>
    </message>
    <message>
        <source>It cannot be read: %1</source>
        <translation>Nicht lesbar: %1</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::PhotoStage</name>
    <message>
        <source>This photo cannot be read: %1</source>
        <translation>Dieses Foto ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Photo %1</source>
        <translation>Foto %1</translation>
    </message>
    <message>
        <source>Choose a photo on the sheet to see it here.</source>
        <translation>Wählen Sie auf dem Bogen ein Foto, um es hier zu sehen.</translation>
    </message>
    <message>
        <source>Look and choose regions</source>
        <translation>Ansehen und Bereiche wählen</translation>
    </message>
    <message>
        <source>Draw a rectangle to ignore</source>
        <translation>Ausgenommenes Rechteck zeichnen</translation>
    </message>
    <message>
        <source>Draw a polygon to ignore</source>
        <translation>Ausgenommenes Vieleck zeichnen</translation>
    </message>
    <message>
        <source>Show the parts</source>
        <translation>Teile zeigen</translation>
    </message>
    <message>
        <source>Ignore:</source>
        <translation>Ausnehmen:</translation>
    </message>
    <message>
        <source>Parts of the picture that nothing looks at: a clock, a logo, a hand</source>
        <translation>Bildteile, die nichts beachtet: eine Uhr, ein Logo, eine Hand</translation>
    </message>
    <message>
        <source>Width of the brush</source>
        <translation>Breite des Pinsels</translation>
    </message>
    <message>
        <source>Width of the brush ([ and ] change it)</source>
        <translation>Breite des Pinsels ([ und ] ändern sie)</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Paint what to ignore; with the right button: erase</source>
        <translation>Ausgenommenes übermalen; mit der rechten Taste: löschen</translation>
    </message>
    <message>
        <source>Add ignore region: %1</source>
        <translation>Ausgenommenen Bereich hinzufügen: %1</translation>
    </message>
    <message>
        <source>Move ignore region: %1</source>
        <translation>Ausgenommenen Bereich verschieben: %1</translation>
    </message>
    <message>
        <source>Resize ignore region: %1</source>
        <translation>Größe des ausgenommenen Bereichs ändern: %1</translation>
    </message>
    <message>
        <source>Remove ignore region: %1</source>
        <translation>Ausgenommenen Bereich entfernen: %1</translation>
    </message>
    <message>
        <source>Erase from ignore region: %1</source>
        <translation>Vom ausgenommenen Bereich wegradieren: %1</translation>
    </message>
    <message>
        <source>Rectangle: drag it, or press Enter for one in the middle; arrows move it, Shift+arrows resize it. Esc leaves the tool.</source>
        <translation>Rechteck: aufziehen, oder Eingabetaste für eines in der Mitte; Pfeiltasten verschieben es, Umschalt+Pfeiltasten ändern seine Größe. Esc verlässt das Werkzeug.</translation>
    </message>
    <message>
        <source>Polygon: click its corners, or move the crosshair by the arrows (Shift: further) and press Space at each; Enter closes it. Esc leaves the tool.</source>
        <translation>Vieleck: Ecken anklicken, oder das Fadenkreuz mit den Pfeiltasten bewegen (Umschalt: weiter) und an jeder die Leertaste drücken; die Eingabetaste schließt es. Esc verlässt das Werkzeug.</translation>
    </message>
    <message>
        <source>Brush: drag (right button: erase), or move the crosshair by the arrows (Shift: further); Space puts the brush down and lifts it, Backspace does so to erase. Esc leaves the tool.</source>
        <translation>Pinsel: ziehen (rechte Taste: radieren), oder das Fadenkreuz mit den Pfeiltasten bewegen (Umschalt: weiter); die Leertaste setzt den Pinsel auf und hebt ihn ab, die Rücktaste ebenso zum Radieren. Esc verlässt das Werkzeug.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::PreferencesDialog</name>
    <message>
        <source>%1 can be written. The file is made with the first run or decision.</source>
        <translation>%1 ist beschreibbar. Die Datei wird mit dem ersten Lauf oder der ersten Entscheidung angelegt.</translation>
    </message>
    <message>
        <source>%1 answers. Its tables are made with the first run or decision.</source>
        <translation>%1 antwortet. Die Tabellen werden mit dem ersten Lauf oder der ersten Entscheidung angelegt.</translation>
    </message>
    <message>
        <source>%1 answers. It is of an earlier version, and brought up to date with the next run or decision.</source>
        <translation>%1 antwortet. Die Version ist älter und wird mit dem nächsten Lauf oder der nächsten Entscheidung aktualisiert.</translation>
    </message>
    <message>
        <source>%1 answers. It holds %2 runs and %3 decisions.</source>
        <translation>%1 antwortet. Läufe: %2, Entscheidungen: %3.</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>&amp;Verbindung testen</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>The name of this machine in the records</source>
        <translation>Der Name dieses Rechners in den Aufzeichnungen</translation>
    </message>
    <message>
        <source>Runs and decisions are recorded under this name</source>
        <translation>Läufe und Entscheidungen werden unter diesem Namen eingetragen</translation>
    </message>
    <message>
        <source>&amp;Records</source>
        <translation>&amp;Aufzeichnungen</translation>
    </message>
    <message>
        <source>&amp;Station</source>
        <translation>&amp;Station</translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>&amp;Ihr Name</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>&amp;File…</source>
        <translation>&amp;Datei …</translation>
    </message>
    <message>
        <source>Choose the file that holds the records</source>
        <translation>Die Datei mit den Aufzeichnungen wählen</translation>
    </message>
    <message>
        <source>An SQLite file for one station, or a PostgreSQL server for several, as postgresql://user@server:5432/name. A password is never kept here: put it into ~/.pgpass, which PostgreSQL&apos;s library reads, and let nobody else read that file (chmod 600).</source>
        <translation>Eine SQLite-Datei für eine Station oder ein PostgreSQL-Server für mehrere, als postgresql://user@server:5432/name. Ein Passwort wird hier nie gespeichert: Schreiben Sie es in ~/.pgpass, das die Bibliothek von PostgreSQL liest, und lassen Sie niemand anderen diese Datei lesen (chmod 600).</translation>
    </message>
    <message>
        <source>The address has a password, which would be kept readable.</source>
        <translation>Die Adresse enthält ein Passwort, das lesbar gespeichert würde.</translation>
    </message>
    <message>
        <source>put it into ~/.pgpass</source>
        <translation>schreiben Sie es in ~/.pgpass</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Wird verbunden …</translation>
    </message>
    <message>
        <source>File of the records</source>
        <translation>Datei der Aufzeichnungen</translation>
    </message>
    <message>
        <source>Records (*.sqlite)</source>
        <translation>Aufzeichnungen (*.sqlite)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Address of the records</source>
        <translation>Adresse der Aufzeichnungen</translation>
    </message>
    <message>
        <source>The address has the passphrase of a key, which would be kept readable.</source>
        <translation>Die Adresse enthält die Passphrase eines Schlüssels, die lesbar gespeichert würde.</translation>
    </message>
    <message>
        <source>leave it out, and use a key without one that only you can read</source>
        <translation>lassen Sie sie weg, und verwenden Sie einen Schlüssel ohne Passphrase, den nur Sie lesen können</translation>
    </message>
    <message>
        <source>%1. Kept on this machine, and sent when those records can be reached.</source>
        <translation>%1. Auf diesem Rechner aufbewahrt und übertragen, sobald diese Aufzeichnungen erreichbar sind.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ProductSaver</name>
    <message>
        <source>Saving %1</source>
        <translation>%1 wird gespeichert</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::PromptFiles</name>
    <message>
        <source>The labels could not be read.</source>
        <translation>Die Bezeichnungen konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The labels were not written.</source>
        <translation>Die Bezeichnungen wurden nicht geschrieben.</translation>
    </message>
    <message>
        <source>Labels written to %1.</source>
        <translation>Bezeichnungen nach %1 geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%n that are switched off were left out.</source>
        <translation>
            <numerusform>%n ausgeschaltete wurde ausgelassen.</numerusform>
            <numerusform>%n ausgeschaltete wurden ausgelassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::PromptsPage</name>
    <message>
        <source>Add a label</source>
        <translation>Bezeichnung hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate the label</source>
        <translation>Bezeichnung verdoppeln</translation>
    </message>
    <message>
        <source>Remove the label</source>
        <translation>Bezeichnung entfernen</translation>
    </message>
    <message>
        <source>Move the label up</source>
        <translation>Bezeichnung nach oben</translation>
    </message>
    <message>
        <source>Move the label down</source>
        <translation>Bezeichnung nach unten</translation>
    </message>
    <message>
        <source>Switch the label off or on</source>
        <translation>Bezeichnung aus- oder einschalten</translation>
    </message>
    <message>
        <source>Background or not</source>
        <translation>Hintergrund oder nicht</translation>
    </message>
    <message>
        <source>Choose the label&apos;s colour</source>
        <translation>Farbe der Bezeichnung wählen</translation>
    </message>
    <message>
        <source>Go to the other list</source>
        <translation>Zur anderen Liste</translation>
    </message>
    <message>
        <source>Go to the next hint or problem</source>
        <translation>Zum nächsten Hinweis oder Problem</translation>
    </message>
    <message>
        <source>Show the pixels that the label wins</source>
        <translation>Gewonnene Pixel der Bezeichnung zeigen</translation>
    </message>
    <message>
        <source>Show the label&apos;s similarity map</source>
        <translation>Ähnlichkeitskarte der Bezeichnung zeigen</translation>
    </message>
    <message>
        <source>Show all masks</source>
        <translation>Alle Masken zeigen</translation>
    </message>
    <message>
        <source>Show the photo alone</source>
        <translation>Nur das Foto zeigen</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>Import labels from a file</source>
        <translation>Bezeichnungen aus einer Datei importieren</translation>
    </message>
    <message>
        <source>Export labels to a file</source>
        <translation>Bezeichnungen in eine Datei exportieren</translation>
    </message>
    <message>
        <source>Start from labels that come with the program</source>
        <translation>Mit mitgelieferten Bezeichnungen beginnen</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>Bezeichnungen importieren</translation>
    </message>
    <message>
        <source>Labels (*.yaml *.yml)</source>
        <translation>Bezeichnungen (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>Bezeichnungen exportieren</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Replaces all labels by those of a product that comes with the program</source>
        <translation>Ersetzt alle Bezeichnungen durch die eines mitgelieferten Produkts</translation>
    </message>
    <message>
        <source>Replaces all labels by those of a YAML file; one can also be dropped here</source>
        <translation>Ersetzt alle Bezeichnungen durch die einer YAML-Datei; Sie können sie auch hierher ziehen</translation>
    </message>
    <message>
        <source>Writes the labels that are switched on to a YAML file</source>
        <translation>Schreibt die eingeschalteten Bezeichnungen in eine YAML-Datei</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::QueueDelegate</name>
    <message>
        <source>being recorded</source>
        <translation>wird eingetragen</translation>
    </message>
    <message>
        <source>to be sent</source>
        <translation>zu übertragen</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>nicht eingetragen</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>decision, its delivery</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::QueuePanel</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Only what is not reviewed</source>
        <translation>Nur nicht geprüfte</translation>
    </message>
    <message>
        <source>Images to review</source>
        <translation>Zu prüfende Bilder</translation>
    </message>
    <message>
        <source>Progress of the review</source>
        <translation>Fortschritt der Prüfung</translation>
    </message>
    <message>
        <source>Every image</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>Schlechteste zuerst</translation>
    </message>
    <message>
        <source>Nearest to the threshold</source>
        <translation>Nächste an der Schwelle</translation>
    </message>
    <message>
        <source>As scored</source>
        <translation>Wie bewertet</translation>
    </message>
    <message>
        <source>Any reason</source>
        <translation>Jeder Grund</translation>
    </message>
    <message>
        <source>%1 of %2 reviewed</source>
        <translation>%1 von %2 geprüft</translation>
    </message>
    <message>
        <source>Review and reject</source>
        <translation>Zu prüfen und Ausschuss</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ausschuss</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::RankingList</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::RegionsPanel</name>
    <message>
        <source>Ignore regions</source>
        <translation>Ausgenommene Bereiche</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the selected ignore region</source>
        <translation>Gewählten ausgenommenen Bereich entfernen</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Alle entfernen</translation>
    </message>
    <message>
        <source>Remove all ignore regions</source>
        <translation>Alle ausgenommenen Bereiche entfernen</translation>
    </message>
    <message>
        <source>Nothing looks at these parts of the picture. Draw them on the photo above with the rectangle, the polygon or the brush. They hold for all photos of the product.</source>
        <translation>Diese Bildteile werden nicht beachtet. Zeichnen Sie sie oben mit Rechteck, Vieleck oder Pinsel auf das Foto. Sie gelten für alle Fotos des Produkts.</translation>
    </message>
    <message>
        <source>Rectangle %1: %2 × %3 px at %4, %5</source>
        <translation>Rechteck %1: %2 × %3 px bei %4, %5</translation>
    </message>
    <message>
        <source>Outline %1 with %2 corners</source>
        <translation>Umriss %1 mit %2 Ecken</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ReportPages</name>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Scores</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>Known to be good</source>
        <translation>Bekannt gut</translation>
    </message>
    <message>
        <source>Known to be bad</source>
        <translation>Bekannt fehlerhaft</translation>
    </message>
    <message>
        <source>AUROC: %1</source>
        <translation>AUROC: %1</translation>
    </message>
    <message>
        <source>No image is to be reviewed or rejected.</source>
        <translation>Kein Bild ist zu prüfen oder Ausschuss.</translation>
    </message>
    <message>
        <source>Scores (the bars grow with the logarithm of the count)</source>
        <translation>Scores (die Balken wachsen mit dem Logarithmus der Anzahl)</translation>
    </message>
    <message numerus="yes">
        <source>The %n image(s) with the highest scores</source>
        <translation>
            <numerusform>Das %n Bild mit dem höchsten Score</numerusform>
            <numerusform>Die %n Bilder mit den höchsten Scores</numerusform>
        </translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>Nicht bewertet</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>To be reviewed</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>The %n missed image(s) are named at the end.</source>
        <translation>
            <numerusform>Das %n übersehene Bild ist am Ende genannt.</numerusform>
            <numerusform>Die %n übersehenen Bilder sind am Ende genannt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) that the product was learned from are counted among all images only.</source>
        <translation>
            <numerusform>%n Bild, aus dem das Produkt gelernt wurde, ist nur unter allen Bildern gezählt.</numerusform>
            <numerusform>%n Bilder, aus denen das Produkt gelernt wurde, sind nur unter allen Bildern gezählt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Missed: known to be bad, but good by the thresholds</source>
        <translation>Übersehen: bekanntermaßen fehlerhaft, nach den Schwellen aber gut</translation>
    </message>
    <message numerus="yes">
        <source>and %n more; the page Score lists all of them under Show: Missed</source>
        <translation>
            <numerusform>und %n weiteres; die Seite Bewerten listet alle unter Zeigen: Übersehen</numerusform>
            <numerusform>und %n weitere; die Seite Bewerten listet alle unter Zeigen: Übersehen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ReportPictures</name>
    <message>
        <source>the model is not loaded</source>
        <translation>das Modell ist nicht geladen</translation>
    </message>
    <message>
        <source>Frame: the least usual place.</source>
        <translation>Rahmen: die ungewöhnlichste Stelle.</translation>
    </message>
    <message>
        <source>Missing and extra parts are not outlined: %1</source>
        <translation>Fehlende und überzählige Teile sind nicht umrandet: %1</translation>
    </message>
    <message>
        <source>Dotted outline: missing here, where the nearest shot has it. Solid outline: not in the shots.</source>
        <translation>Gepunktet: fehlt hier, wo das nächste Referenzfoto es hat. Durchgezogen: nicht auf den Referenzfotos.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ReviewDesk</name>
    <message>
        <source>%1: good, a shot</source>
        <translation>%1: gut, ein Referenzfoto</translation>
    </message>
    <message>
        <source>%1: a shot</source>
        <translation>%1: ein Referenzfoto</translation>
    </message>
    <message>
        <source>%1: note</source>
        <translation>%1: Notiz</translation>
    </message>
    <message>
        <source>%1: good</source>
        <translation>%1: gut</translation>
    </message>
    <message>
        <source>%1: bad</source>
        <translation>%1: fehlerhaft</translation>
    </message>
    <message>
        <source>%1: unsure</source>
        <translation>%1: unsicher</translation>
    </message>
    <message>
        <source>Add %1 to the shots</source>
        <translation>%1 zu den Referenzfotos</translation>
    </message>
    <message>
        <source>Take %1 out of the shots</source>
        <translation>%1 aus den Referenzfotos nehmen</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ReviewNotices</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Score again</source>
        <translation>Neu bewerten</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>%1 is shot %2 now. The scores of this run were made without it.</source>
        <translation>%1 ist jetzt Referenzfoto %2. Die Scores dieses Laufs entstanden ohne es.</translation>
    </message>
    <message numerus="yes">
        <source>Not recorded: %n decisions.</source>
        <translation>
            <numerusform>Nicht eingetragen: %n Entscheidung.</numerusform>
            <numerusform>Nicht eingetragen: %n Entscheidungen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept on this machine until the records can be reached: %n decisions. %1</source>
        <translation>
            <numerusform>Auf diesem Rechner gesichert, bis die Aufzeichnungen erreichbar sind: %n Entscheidung. %1</numerusform>
            <numerusform>Auf diesem Rechner gesichert, bis die Aufzeichnungen erreichbar sind: %n Entscheidungen. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The records cannot be read. %1</source>
        <translation>Die Aufzeichnungen sind nicht lesbar. %1</translation>
    </message>
    <message numerus="yes">
        <source>Kept on this machine until the records take them: %n runs. %1</source>
        <translation>
            <numerusform>Auf diesem Rechner behalten, bis die Aufzeichnungen sie annehmen: %n Lauf. %1</numerusform>
            <numerusform>Auf diesem Rechner behalten, bis die Aufzeichnungen sie annehmen: %n Läufe. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what waits for which records; why</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ReviewPage</name>
    <message>
        <source>A decision was not recorded.</source>
        <translation>Eine Entscheidung wurde nicht eingetragen.</translation>
    </message>
    <message>
        <source>Go to Score</source>
        <translation>Zum Bewerten</translation>
    </message>
    <message>
        <source>Every image of this list is reviewed.</source>
        <translation>Alle Bilder dieser Liste sind geprüft.</translation>
    </message>
    <message>
        <source>No image passes this filter. Choose another one at the left.</source>
        <translation>Kein Bild passt zu diesem Filter. Wählen Sie links einen anderen.</translation>
    </message>
    <message>
        <source>Wait until the photo is there.</source>
        <translation>Warten Sie, bis das Foto da ist.</translation>
    </message>
    <message>
        <source>%1 is a shot already.</source>
        <translation>%1 ist schon ein Referenzfoto.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>%1, image %2 of %3</source>
        <translation>%1, Bild %2 von %3</translation>
    </message>
    <message>
        <source>Nothing is scored yet. Score images first: those with the verdict Review or Reject are gone through here.</source>
        <translation>Noch ist nichts bewertet. Bewerten Sie zuerst Bilder: Die mit dem Urteil „Zu prüfen“ oder „Ausschuss“ gehen Sie hier durch.</translation>
    </message>
    <message>
        <source>Reading the photo…</source>
        <translation>Foto wird gelesen …</translation>
    </message>
    <message>
        <source>The note is kept, and recorded with your decision.</source>
        <translation>Die Notiz bleibt und wird mit Ihrer Entscheidung eingetragen.</translation>
    </message>
    <message>
        <source>Notes without a decision are not kept on disk.</source>
        <translation>Notizen ohne Entscheidung werden nicht auf der Festplatte behalten.</translation>
    </message>
    <message>
        <source>No image of this run was flagged. “Every image” at the left shows the good ones too.</source>
        <translation>Kein Bild dieses Laufs war auffällig. „Alle Bilder“ links zeigt auch die guten.</translation>
    </message>
    <message>
        <source>%1 is decided as bad. Decide that it is good first; then it can become a shot.</source>
        <translation>%1 ist als fehlerhaft entschieden. Entscheiden Sie zuerst, dass es gut ist; dann kann es ein Referenzfoto werden.</translation>
    </message>
    <message>
        <source>Every other image of this list is reviewed.</source>
        <translation>Jedes andere Bild dieser Liste ist geprüft.</translation>
    </message>
    <message>
        <source>The decision on %1 was not taken back: it no longer stands.</source>
        <translation>Die Entscheidung zu %1 wurde nicht zurückgenommen: Sie gilt nicht mehr.</translation>
    </message>
    <message>
        <source>%1 was replaced after it was scored. Score it again before you decide.</source>
        <translation>%1 wurde nach der Bewertung ersetzt. Bewerten Sie es noch einmal, bevor Sie entscheiden.</translation>
    </message>
    <message>
        <source>The decision on %1 was not repeated: somebody has decided since.</source>
        <translation>Die Entscheidung zu %1 wurde nicht wiederholt: Inzwischen hat jemand anders entschieden.</translation>
    </message>
    <message>
        <source>%1: %2 had decided “%3” before it was shown here. Your decision counts now.</source>
        <translation>%1: %2 hatte „%3“ entschieden, bevor es hier gezeigt wurde. Jetzt gilt Ihre Entscheidung.</translation>
    </message>
    <message>
        <source>No image of this run was flagged so far; it is not at its end yet.</source>
        <translation>Bislang ist kein Bild dieses Laufs auffällig; er ist noch nicht zu Ende.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ReviewQueue</name>
    <message>
        <source>, </source>
        <comment>between reasons</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>file name, why it is shown, what was decided</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>Nothing unusual</source>
        <translation>Nichts Ungewöhnliches</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::Reviews</name>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Fehlerhaft</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::RocView</name>
    <message>
        <source>false alarms →</source>
        <translation>Fehlalarme →</translation>
    </message>
    <message>
        <source>found →</source>
        <translation>gefunden →</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::RowPreview</name>
    <message>
        <source>As it was scored, before the product changed: %1</source>
        <translation>Wie bewertet, bevor das Produkt geändert wurde: %1</translation>
    </message>
    <message>
        <source>Choose a row of the table to see its image.</source>
        <translation>Wählen Sie eine Zeile der Tabelle, um ihr Bild zu sehen.</translation>
    </message>
    <message>
        <source>Image of the chosen row</source>
        <translation>Bild der gewählten Zeile</translation>
    </message>
    <message>
        <source>Decide on this image on the page Review (Enter)</source>
        <translation>Auf der Seite Prüfung über dieses Bild entscheiden (Eingabetaste)</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>%1 · score %2</source>
        <translation>%1 · Score %2</translation>
    </message>
    <message>
        <source>Raw scores: logical %1, structural %2</source>
        <translation>Rohe Scores: logisch %1, strukturell %2</translation>
    </message>
    <message>
        <source>Mend or replace the file, then press Resume: it is tried again.</source>
        <translation>Reparieren oder ersetzen Sie die Datei und drücken Sie Fortsetzen: Sie wird noch einmal versucht.</translation>
    </message>
    <message>
        <source>Parts as the product is now</source>
        <translation>Teile nach dem Produkt, wie es jetzt ist</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::RunBar</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Waiting for the model</source>
        <translation>Warten auf das Modell</translation>
    </message>
    <message>
        <source>Waiting for other work to end</source>
        <translation>Warten auf das Ende anderer Arbeit</translation>
    </message>
    <message>
        <source>Learning the product</source>
        <translation>Produkt wird angelernt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Stopped: %1 of %2 images are scored.</source>
        <translation>Angehalten: %1 von %2 Bildern sind bewertet.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) could not be scored. Resume tries them again.</source>
        <translation>
            <numerusform>%n Bild konnte nicht bewertet werden. „Fortsetzen“ versucht es erneut.</numerusform>
            <numerusform>%n Bilder konnten nicht bewertet werden. „Fortsetzen“ versucht es erneut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The parts of %n image(s) are lost. Resume scores them again.</source>
        <translation>
            <numerusform>Die Teile von %n Bild sind verloren. Fortsetzen bewertet es noch einmal.</numerusform>
            <numerusform>Die Teile von %n Bildern sind verloren. Fortsetzen bewertet sie noch einmal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) of this run are scored.</source>
        <translation>
            <numerusform>%n Bild dieses Laufs ist bewertet.</numerusform>
            <numerusform>%n Bilder dieses Laufs sind bewertet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::RunsDialog</name>
    <message>
        <source>Earlier runs</source>
        <translation>Frühere Läufe</translation>
    </message>
    <message>
        <source>Earlier runs of this product</source>
        <translation>Frühere Läufe dieses Produkts</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation>&amp;Entfernen …</translation>
    </message>
    <message>
        <source>This product has not been used to score images yet.</source>
        <translation>Mit diesem Produkt wurden noch keine Bilder bewertet.</translation>
    </message>
    <message>
        <source>Remove the run</source>
        <translation>Lauf entfernen</translation>
    </message>
    <message>
        <source>The results of this run will be gone. The photos stay.</source>
        <translation>Die Ergebnisse dieses Laufs gehen verloren. Die Fotos bleiben.</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Auffällig</translation>
    </message>
    <message>
        <source>stopped, %1 of %2 scored</source>
        <translation>angehalten, %1 von %2 bewertet</translation>
    </message>
    <message numerus="yes">
        <source>finished, %n not scored</source>
        <translation>
            <numerusform>fertig, %n nicht bewertet</numerusform>
            <numerusform>fertig, %n nicht bewertet</numerusform>
        </translation>
    </message>
    <message>
        <source>To be reviewed or rejected, by the thresholds with which they were scored</source>
        <translation>Zu prüfen oder Ausschuss, nach den Schwellen, mit denen bewertet wurde</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::SavingDialog</name>
    <message>
        <source>Saving</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saving, then closing… The product is learned once more, so that it can be used without this program.</source>
        <translation>Wird gespeichert und dann geschlossen … Das Produkt wird noch einmal gelernt, damit es ohne dieses Programm benutzt werden kann.</translation>
    </message>
    <message>
        <source>Saving, then going on… The product is learned once more, so that it can be used without this program.</source>
        <translation>Wird gespeichert, dann geht es weiter … Das Produkt wird noch einmal gelernt, damit es ohne dieses Programm benutzt werden kann.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>&amp;Stay here</source>
        <translation>&amp;Hier bleiben</translation>
    </message>
    <message>
        <source>It is saved all the same</source>
        <translation>Gespeichert wird trotzdem</translation>
    </message>
    <message>
        <source>Waiting for other work to end</source>
        <translation>Wartet, bis andere Arbeit endet</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Learning the product</source>
        <translation>Das Produkt wird gelernt</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ScoreChart</name>
    <message>
        <source>calibrated score</source>
        <translation>kalibrierter Score</translation>
    </message>
    <message numerus="yes">
        <source> (%n more to the right, in the last bar)</source>
        <translation>
            <numerusform> (%n weiterer rechts davon, im letzten Balken)</numerusform>
            <numerusform> (%n weitere rechts davon, im letzten Balken)</numerusform>
        </translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>review</source>
        <translation>zu prüfen</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>known good</source>
        <translation>bekannt gut</translation>
    </message>
    <message>
        <source>known bad</source>
        <translation>bekannt fehlerhaft</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ScorePage</name>
    <message>
        <source>Folder of photos to score</source>
        <translation>Ordner mit zu bewertenden Fotos</translation>
    </message>
    <message>
        <source>Photos to score</source>
        <translation>Zu bewertende Fotos</translation>
    </message>
    <message>
        <source>Folder that new photos come to</source>
        <translation>Ordner, in den neue Fotos kommen</translation>
    </message>
    <message>
        <source>New photos in %1 are scored as they come.</source>
        <translation>Neue Fotos in %1 werden bewertet, sobald sie kommen.</translation>
    </message>
    <message>
        <source>results</source>
        <translation>ergebnisse</translation>
    </message>
    <message>
        <source>-results</source>
        <translation>-ergebnisse</translation>
    </message>
    <message>
        <source>There is nothing to export yet.</source>
        <translation>Es gibt noch nichts zu exportieren.</translation>
    </message>
    <message>
        <source>Score some images first.</source>
        <translation>Bewerten Sie zuerst einige Bilder.</translation>
    </message>
    <message>
        <source>Exporting results</source>
        <translation>Ergebnisse werden exportiert</translation>
    </message>
    <message>
        <source>The results were not exported.</source>
        <translation>Die Ergebnisse wurden nicht exportiert.</translation>
    </message>
    <message>
        <source>Looking for earlier runs</source>
        <translation>Frühere Läufe werden gesucht</translation>
    </message>
    <message>
        <source>The run was not removed.</source>
        <translation>Der Lauf wurde nicht entfernt.</translation>
    </message>
    <message>
        <source>It is the one that is shown.</source>
        <translation>Er ist es, der gerade gezeigt wird.</translation>
    </message>
    <message>
        <source>Removing a run</source>
        <translation>Ein Lauf wird entfernt</translation>
    </message>
    <message>
        <source>The folder is no longer watched.</source>
        <translation>Der Ordner wird nicht mehr überwacht.</translation>
    </message>
    <message>
        <source>The product has changed since these images were scored. Scores, parts and reasons in the table are those of the product before.</source>
        <translation>Das Produkt wurde geändert, seit diese Bilder bewertet wurden. Scores, Teile und Gründe in der Tabelle gehören zum vorherigen Stand.</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) have another shape than the shots (%1 × %2 px). They are squashed to be compared, so their scores mean little.</source>
        <translation>
            <numerusform>%n Foto hat eine andere Form als die Referenzfotos (%1 × %2 px). Zum Vergleich wird es gestaucht, sein Score sagt also wenig.</numerusform>
            <numerusform>%n Fotos haben eine andere Form als die Referenzfotos (%1 × %2 px). Zum Vergleich werden sie gestaucht, ihre Scores sagen also wenig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Score the photos of a folder, or the test images of a data set</source>
        <translation>Die Fotos eines Ordners oder die Testbilder eines Datensatzes bewerten</translation>
    </message>
    <message>
        <source>Watching %1</source>
        <translation>%1 wird überwacht</translation>
    </message>
    <message>
        <source>Score new photos of a folder as they come</source>
        <translation>Neue Fotos eines Ordners bewerten, sobald sie kommen</translation>
    </message>
    <message>
        <source>Score all images with the product as it is now</source>
        <translation>Alle Bilder mit dem Produkt bewerten, wie es jetzt ist</translation>
    </message>
    <message>
        <source>Fit thresholds…</source>
        <translation>Schwellen ermitteln …</translation>
    </message>
    <message>
        <source>Find in the table</source>
        <translation>In der Tabelle suchen</translation>
    </message>
    <message>
        <source>Review the chosen image</source>
        <translation>Gewähltes Bild prüfen</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Schwellen</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Thresholds and accuracy</source>
        <translation>Schwellen und Genauigkeit</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Bewerten</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>Fotos …</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>Ordner überwachen …</translation>
    </message>
    <message>
        <source>Score again</source>
        <translation>Neu bewerten</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Earlier runs…</source>
        <translation>Frühere Läufe …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>%1 was not scored.</source>
        <translation>%1 wurde nicht bewertet.</translation>
    </message>
    <message>
        <source>Show when images were scored</source>
        <translation>Zeigen, wann Bilder bewertet wurden</translation>
    </message>
    <message>
        <source>Earlier runs could not be listed.</source>
        <translation>Frühere Läufe konnten nicht aufgelistet werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) could not be drawn.</source>
        <translation>
            <numerusform>%n Bild konnte nicht gezeichnet werden.</numerusform>
            <numerusform>%n Bilder konnten nicht gezeichnet werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their photos are gone or were changed after they were scored, or their parts are lost until Resume scores them again. Everything else was exported.</source>
        <translation>Ihre Fotos sind nicht mehr da oder wurden nach der Bewertung geändert, oder ihre Teile sind verloren, bis Fortsetzen sie noch einmal bewertet. Alles andere wurde exportiert.</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Empties the table for other images; the run that is shown stays among the earlier ones</source>
        <translation>Leert die Tabelle für andere Bilder; der gezeigte Lauf bleibt unter den früheren</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) have the same content as others of this run: every figure counts them again.</source>
        <translation>
            <numerusform>%n Foto hat denselben Inhalt wie ein anderes dieses Laufs: Jede Zahl zählt es noch einmal.</numerusform>
            <numerusform>%n Fotos haben denselben Inhalt wie andere dieses Laufs: Jede Zahl zählt sie noch einmal.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Sort by this column</source>
        <translation>Nach dieser Spalte sortieren</translation>
    </message>
    <message>
        <source>benchmark</source>
        <translation>vergleich</translation>
    </message>
    <message>
        <source>-benchmark</source>
        <translation>-vergleich</translation>
    </message>
    <message>
        <source>Writing the labels</source>
        <translation>Schreibt die Bezeichnungen</translation>
    </message>
    <message>
        <source>The labels for the benchmark were not written.</source>
        <translation>Die Bezeichnungen für den Vergleich wurden nicht geschrieben.</translation>
    </message>
    <message>
        <source>Benchmark…</source>
        <translation>Vergleich …</translation>
    </message>
    <message>
        <source>The report that compares CLIP-LAD with other methods</source>
        <translation>Der Bericht, der CLIP-LAD mit anderen Verfahren vergleicht</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ScoreRunner</name>
    <message>
        <source>There is nothing to compare with yet.</source>
        <translation>Es gibt noch nichts zum Vergleichen.</translation>
    </message>
    <message>
        <source>Mark one to four good photos with a star on the page Enrol, then score.</source>
        <translation>Markieren Sie auf der Seite Anlernen ein bis vier gute Fotos mit einem Stern und bewerten Sie dann.</translation>
    </message>
    <message>
        <source>Looking for images</source>
        <translation>Bilder werden gesucht</translation>
    </message>
    <message>
        <source>No images were added.</source>
        <translation>Es wurden keine Bilder hinzugefügt.</translation>
    </message>
    <message>
        <source>All of these images are in the run already.</source>
        <translation>Alle diese Bilder sind schon im Lauf.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) added; what is wrong with them is known.</source>
        <translation>
            <numerusform>%n Bild hinzugefügt; was daran fehlerhaft ist, ist bekannt.</numerusform>
            <numerusform>%n Bilder hinzugefügt; was daran fehlerhaft ist, ist bekannt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) added.</source>
        <translation>
            <numerusform>%n Bild hinzugefügt.</numerusform>
            <numerusform>%n Bilder hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was scored: the model could not be loaded.</source>
        <translation>Nichts wurde bewertet: Das Modell konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Scoring stopped.</source>
        <translation>Bewertung angehalten.</translation>
    </message>
    <message>
        <source>Opening a run</source>
        <translation>Ein Lauf wird geöffnet</translation>
    </message>
    <message>
        <source>The run could not be opened.</source>
        <translation>Der Lauf konnte nicht geöffnet werden.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ScoreTable</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>name, part, defect or note</source>
        <translation>Name, Teil, Fehler oder Notiz</translation>
    </message>
    <message>
        <source>Find images by name, part, defect or note</source>
        <translation>Bilder nach Name, Teil, Fehler oder Notiz suchen</translation>
    </message>
    <message>
        <source>Which verdicts are shown</source>
        <translation>Welche Urteile gezeigt werden</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Übersehen</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>Fehlalarme</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Known to be bad, but good by the thresholds</source>
        <translation>Bekannt fehlerhaft, nach den Schwellen aber gut</translation>
    </message>
    <message>
        <source>Known to be good, but rejected</source>
        <translation>Bekannt gut, aber Ausschuss</translation>
    </message>
    <message>
        <source>Shown of all images</source>
        <translation>Gezeigte von allen Bildern</translation>
    </message>
    <message>
        <source>Scored images</source>
        <translation>Bewertete Bilder</translation>
    </message>
    <message>
        <source>Find:</source>
        <translation>Suchen:</translation>
    </message>
    <message>
        <source>Show:</source>
        <translation>Zeigen:</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Photos of which another one has the same content</source>
        <translation>Fotos, von denen ein anderes denselben Inhalt hat</translation>
    </message>
    <message>
        <source>Looks for what you type as it stands. Several texts, parted by commas, must all be there.</source>
        <translation>Sucht, was Sie eingeben, so wie es dasteht. Mehrere Texte, durch Kommas getrennt, müssen alle vorkommen.</translation>
    </message>
    <message>
        <source>Decided otherwise</source>
        <translation>Anders entschieden</translation>
    </message>
    <message>
        <source>A person decided otherwise than the data set says</source>
        <translation>Jemand hat anders entschieden, als der Datensatz sagt</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ScoreTableModel</name>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>Nicht bewertet</translation>
    </message>
    <message>
        <source>%1 in %2 px</source>
        <translation>%1 in %2 px</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>fehlerhaft</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>unsicher</translation>
    </message>
    <message>
        <source>File name of the photo</source>
        <translation>Dateiname des Fotos</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>What the thresholds make of the score</source>
        <translation>Was die Schwellen aus dem Score machen</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Calibrated score: standard deviations of good images</source>
        <translation>Kalibrierter Score: Standardabweichungen guter Bilder</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Raw score of what is there and what is missing</source>
        <translation>Roher Score dessen, was da ist und was fehlt</translation>
    </message>
    <message>
        <source>Logical</source>
        <translation>Logisch</translation>
    </message>
    <message>
        <source>Raw score of how parts look</source>
        <translation>Roher Score des Aussehens der Teile</translation>
    </message>
    <message>
        <source>Structural</source>
        <translation>Strukturell</translation>
    </message>
    <message>
        <source>Pieces of %1 and their mask pixels</source>
        <translation>Stücke von %1 und ihre Maskenpixel</translation>
    </message>
    <message>
        <source>What the data set says of the image</source>
        <translation>Was der Datensatz über das Bild sagt</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Wahrheit</translation>
    </message>
    <message>
        <source>What a person decided on the page Review</source>
        <translation>Was eine Person auf der Seite Prüfung entschieden hat</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>What differs most from the shots</source>
        <translation>Was am meisten von den Referenzfotos abweicht</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>learned from</source>
        <translation>daraus gelernt</translation>
    </message>
    <message>
        <source>When the image was scored</source>
        <translation>Wann das Bild bewertet wurde</translation>
    </message>
    <message>
        <source>Scored</source>
        <translation>Bewertet</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::SentNotice</name>
    <message>
        <source>The Review page says which, and what counts.</source>
        <translation>Die Seite „Prüfung“ sagt, welche es sind und was gilt.</translation>
    </message>
    <message>
        <source>%1 is not in this run. Open its run on the Score page first.</source>
        <translation>%1 ist nicht in diesem Lauf. Öffnen Sie zuerst dessen Lauf auf der Seite „Bewerten“.</translation>
    </message>
    <message>
        <source>Show next</source>
        <translation>Nächstes zeigen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weiteres</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” by %2 on %3</source>
        <comment>decision, who, station</comment>
        <translation>„%1“ von %2 an %3</translation>
    </message>
    <message>
        <source>“%1” by %2 here</source>
        <comment>decision, who</comment>
        <translation>„%1“ von %2 hier</translation>
    </message>
    <message>
        <source>%1: %2 counts, not %3.</source>
        <comment>file name, decision that counts, the other one</comment>
        <translation>%1: Es gilt %2, nicht %3.</translation>
    </message>
    <message>
        <source>The image with the SHA-256 %1…</source>
        <translation>Das Bild mit dem SHA-256 %1…</translation>
    </message>
    <message numerus="yes">
        <source>On %n image(s) somebody else, or another station, had decided otherwise than what was sent from here.</source>
        <translation>
            <numerusform>Über %n Bild hatte jemand anders oder eine andere Station anders entschieden, als von hier übertragen wurde.</numerusform>
            <numerusform>Über %n Bilder hatte jemand anders oder eine andere Station anders entschieden, als von hier übertragen wurde.</numerusform>
        </translation>
    </message>
    <message>
        <source>Shows the image that was decided on differently</source>
        <translation>Zeigt das Bild, über das verschieden entschieden wurde</translation>
    </message>
    <message numerus="yes">
        <source>Decisions that waited on this machine were sent. On %n image(s) somebody else, or another station, had decided otherwise meanwhile; the later decision counts, both are in the records.</source>
        <translation>
            <numerusform>Entscheidungen, die auf diesem Rechner warteten, wurden übertragen. Über %n Bild hatte inzwischen jemand anders oder eine andere Station anders entschieden; die spätere Entscheidung gilt, beide stehen in den Aufzeichnungen.</numerusform>
            <numerusform>Entscheidungen, die auf diesem Rechner warteten, wurden übertragen. Über %n Bilder hatte inzwischen jemand anders oder eine andere Station anders entschieden; die jeweils spätere Entscheidung gilt, beide stehen in den Aufzeichnungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>%1: in the records %2 %3 counts, not %4.</source>
        <comment>file name, records that are not set now, decision that counts, the other one</comment>
        <translation>%1: In den Aufzeichnungen %2 gilt %3, nicht %4.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::SettingForm</name>
    <message>
        <source>Search the settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Only those changed from their defaults</source>
        <translation>Nur geänderte</translation>
    </message>
    <message>
        <source>No setting is like that.</source>
        <translation>Keine Einstellung passt dazu.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::SettingRow</name>
    <message>
        <source>Back to %1</source>
        <translation>Zurück auf %1</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>Allowed: %1.</source>
        <translation>Erlaubt: %1.</translation>
    </message>
    <message>
        <source>Without effect while “%1” is “%2”.</source>
        <translation>Ohne Wirkung, solange „%1“ auf „%2“ steht.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::SheetPanel</name>
    <message>
        <source>Photos: %1, shots: %2</source>
        <translation>Fotos: %1, Referenzfotos: %2</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>Kontaktbogen</translation>
    </message>
    <message>
        <source>Drop photos or folders of good products here, or press “Add photos…”.</source>
        <translation>Ziehen Sie Fotos oder Ordner guter Produkte hierher oder drücken Sie „Fotos dazu …“.</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>Fotos dazu …</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner dazu …</translation>
    </message>
    <message>
        <source>Camera…</source>
        <translation>Kamera …</translation>
    </message>
    <message>
        <source>Stop suggesting</source>
        <translation>Vorschlagen anhalten</translation>
    </message>
    <message>
        <source>Suggest shots</source>
        <translation>Fotos vorschlagen</translation>
    </message>
    <message>
        <source>Number of shots to suggest</source>
        <translation>Zahl der vorzuschlagenden Referenzfotos</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the selected photos from the sheet</source>
        <translation>Die gewählten Fotos vom Bogen entfernen</translation>
    </message>
    <message>
        <source>So many shots altogether, one to four; give more photos a star yourself</source>
        <translation>So viele Referenzfotos insgesamt, eins bis vier; weiteren Fotos geben Sie selbst einen Stern</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ShortcutEditor</name>
    <message>
        <source>Change shortcuts</source>
        <translation>Tastenkürzel ändern</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Keines</translation>
    </message>
    <message>
        <source>&amp;Standard</source>
        <translation>&amp;Standard</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Press the keys here</source>
        <translation>Hier die Tasten drücken</translation>
    </message>
    <message>
        <source>&amp;Reset all</source>
        <translation>&amp;Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>&amp;Keys of “%1”</source>
        <translation>&amp;Tasten von „%1“</translation>
    </message>
    <message>
        <source>%1 already stands for “%2”; press other keys.</source>
        <translation>%1 steht schon für „%2“; drücken Sie andere Tasten.</translation>
    </message>
    <message>
        <source>%1 opens the menu “%2”; press other keys.</source>
        <translation>%1 öffnet das Menü „%2“; drücken Sie andere Tasten.</translation>
    </message>
    <message>
        <source>Give all actions their standard shortcuts again?</source>
        <translation>Allen Aktionen wieder ihre Standardtasten geben?</translation>
    </message>
    <message>
        <source>The shortcuts that you chose are lost.</source>
        <translation>Die von Ihnen gewählten Tasten gehen verloren.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>Auf dieser Seite</translation>
    </message>
    <message>
        <source>Where the focus is</source>
        <translation>Wo der Fokus ist</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ShotChecking</name>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 px</translation>
    </message>
    <message>
        <source>It cannot be read: %1</source>
        <translation>Es ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>It is blurred: only %1 % as sharp as the other photos.</source>
        <translation>Es ist unscharf: nur %1 % so scharf wie die anderen Fotos.</translation>
    </message>
    <message>
        <source>It is under-exposed: %1 % of it is pure black.</source>
        <translation>Es ist unterbelichtet: %1 % davon sind reines Schwarz.</translation>
    </message>
    <message>
        <source>It is nearly identical to %1 and teaches nothing new.</source>
        <translation>Es ist fast gleich mit %1 und lehrt nichts Neues.</translation>
    </message>
    <message>
        <source>It has %1, but the other shots have %2: all shots must be of one size.</source>
        <translation>Es hat %1, die anderen Referenzfotos aber %2: Alle müssen gleich groß sein.</translation>
    </message>
    <message>
        <source>Checking the shots</source>
        <translation>Referenzfotos werden geprüft</translation>
    </message>
    <message>
        <source>It is over-exposed: in %1 % of it a colour is at its brightest.</source>
        <translation>Es ist überbelichtet: Auf %1 % davon ist eine Farbe am hellsten Anschlag.</translation>
    </message>
    <message>
        <source>It is under-exposed: its lightest places have only %1 % of full light.</source>
        <translation>Es ist unterbelichtet: Seine hellsten Stellen haben nur %1 % der vollen Helligkeit.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ShotSuggester</name>
    <message>
        <source>There are no photos to choose from.</source>
        <translation>Es gibt keine Fotos zur Auswahl.</translation>
    </message>
    <message>
        <source>Add photos of good products first.</source>
        <translation>Fügen Sie zuerst Fotos guter Produkte hinzu.</translation>
    </message>
    <message>
        <source>There are as many shots already as are to be suggested.</source>
        <translation>Es gibt schon so viele Referenzfotos, wie vorgeschlagen werden sollen.</translation>
    </message>
    <message>
        <source>The model is not ready yet.</source>
        <translation>Das Modell ist noch nicht bereit.</translation>
    </message>
    <message>
        <source>Try again when the status bar shows it.</source>
        <translation>Versuchen Sie es wieder, wenn die Statusleiste es zeigt.</translation>
    </message>
    <message>
        <source>Suggesting shots</source>
        <translation>Fotos werden vorgeschlagen</translation>
    </message>
    <message>
        <source>No shots could be suggested.</source>
        <translation>Es konnten keine Fotos vorgeschlagen werden.</translation>
    </message>
    <message>
        <source>No more photos are different enough to be suggested.</source>
        <translation>Keine weiteren Fotos sind verschieden genug.</translation>
    </message>
    <message>
        <source>Shots suggested: %1, the most different of %2 photos.</source>
        <translation>Vorgeschlagene Referenzfotos: %1, die unterschiedlichsten von %2 Fotos.</translation>
    </message>
    <message>
        <source>Left out as blurred, badly exposed or of another size: %1.</source>
        <translation>Ausgelassen als unscharf, schlecht belichtet oder anders groß: %1.</translation>
    </message>
    <message>
        <source>Left out as unreadable: %1.</source>
        <translation>Ausgelassen als nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>Take some stars away, or give more photos a star yourself: one to four shots are suggested.</source>
        <translation>Nehmen Sie Sterne weg oder geben Sie weiteren Fotos selbst einen Stern: Vorgeschlagen werden ein bis vier Referenzfotos.</translation>
    </message>
    <message>
        <source>Suggest shots: %1</source>
        <translation>Fotos vorschlagen: %1</translation>
    </message>
    <message>
        <source>Shots suggested: %1, the most different of %2 photos, spread evenly over all %3.</source>
        <translation>Vorgeschlagene Referenzfotos: %1, die unterschiedlichsten von %2 Fotos, gleichmäßig verteilt über alle %3.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ShotsPanel</name>
    <message>
        <source>Not up to date</source>
        <translation>Nicht aktuell</translation>
    </message>
    <message>
        <source>No mask yet</source>
        <translation>Noch keine Maske</translation>
    </message>
    <message>
        <source>The photos that you mark with a star appear here.</source>
        <translation>Hier erscheinen die Fotos, die Sie mit einem Stern markieren.</translation>
    </message>
    <message>
        <source>Parts as the product sees them. Areas in mask pixels, and the number of pieces.</source>
        <translation>Teile, wie das Produkt sie sieht. Flächen in Maskenpixeln und Zahl der Stücke.</translation>
    </message>
    <message>
        <source>Shots with their parts</source>
        <translation>Referenzfotos mit ihren Teilen</translation>
    </message>
    <message>
        <source>No shots yet: mark one to four good photos with a star</source>
        <translation>Noch keine Referenzfotos: Markieren Sie ein bis vier gute Fotos mit einem Stern</translation>
    </message>
    <message>
        <source>Parts found on each shot</source>
        <translation>Auf jedem Referenzfoto gefundene Teile</translation>
    </message>
    <message>
        <source>Updating…</source>
        <translation>Wird aktualisiert …</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::StartPage</name>
    <message>
        <source>CLIP-LAD Studio</source>
        <translation>CLIP-LAD Studio</translation>
    </message>
    <message>
        <source>Learns a product from one to four good photos, then finds what is wrong with the next ones.</source>
        <translation>Lernt ein Produkt aus ein bis vier guten Fotos und findet dann, was an den nächsten nicht stimmt.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>A rendered board with four screws: masks and verdicts within a minute, nothing to prepare.</source>
        <translation>Eine berechnete Platte mit vier Schrauben: Masken und Urteile in einer Minute, ganz ohne Vorbereitung.</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>Neues Produkt</translation>
    </message>
    <message>
        <source>The folder of a product that was saved here or learned with the command line.</source>
        <translation>Der Ordner eines Produkts, das hier gespeichert oder mit der Befehlszeile angelernt wurde.</translation>
    </message>
    <message>
        <source>Recent products</source>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Noch keine.</translation>
    </message>
    <message>
        <source>Edits that were not saved</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Unnamed product</source>
        <translation>Unbenanntes Produkt</translation>
    </message>
    <message>
        <source>%1, edited %2</source>
        <translation>%1, geändert %2</translation>
    </message>
    <message>
        <source>Open product…</source>
        <translation>Produkt öffnen …</translation>
    </message>
    <message>
        <source>The Studio ended before these were saved. They are kept until you decide.</source>
        <translation>Das Studio endete, bevor diese gespeichert waren. Sie bleiben, bis Sie entscheiden.</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Verwerfen …</translation>
    </message>
    <message>
        <source>Looking for products</source>
        <translation>Produkte werden gesucht</translation>
    </message>
    <message>
        <source>Discard edits</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>%1. Discard these edits for good?</source>
        <translation>%1. Diese Änderungen endgültig verwerfen?</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>Never saved</source>
        <translation>Nie gespeichert</translation>
    </message>
    <message>
        <source>Start from your own photos. You can also drop photos, or folders of them, here.</source>
        <translation>Beginnen Sie mit eigenen Fotos. Sie können auch Fotos oder Ordner damit hierher ziehen.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::StatusLine</name>
    <message>
        <source>Caches %1</source>
        <translation>Cache %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Embedded demo model</source>
        <translation>Eingebautes Demomodell</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>%1 could not be loaded</source>
        <translation>%1 konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Loading %1…</source>
        <translation>%1 wird geladen …</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s)</source>
        <translation>
            <numerusform>%n Entscheidung</numerusform>
            <numerusform>%n Entscheidungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Records cannot be read</source>
        <translation>Aufzeichnungen nicht lesbar</translation>
    </message>
    <message>
        <source>Waiting for the records: %1</source>
        <translation>Warten auf die Aufzeichnungen: %1</translation>
    </message>
    <message>
        <source>Kept on this machine, and sent when the records can be reached. %1</source>
        <translation>Auf diesem Rechner gesichert; wird übertragen, sobald die Aufzeichnungen erreichbar sind. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept so that nothing is computed twice, of what may be kept on this machine:
steps of the live view %1 of %2, photos %3 of %4, thumbnails %5 of %6</source>
        <translation>Wird behalten, damit nichts zweimal gerechnet wird, von dem, was auf diesem Rechner behalten werden darf:
Schritte der Live-Ansicht %1 von %2, Fotos %3 von %4, Vorschaubilder %5 von %6</translation>
    </message>
    <message>
        <source>Up to date · %1</source>
        <translation>Aktuell · %1</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Kept on this machine, and sent when those records can be reached. %1</source>
        <translation>Auf diesem Rechner aufbewahrt und übertragen, sobald jene Aufzeichnungen erreichbar sind. %1</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::StepButton</name>
    <message>
        <source>Step %1: %2</source>
        <translation>Schritt %1: %2</translation>
    </message>
    <message>
        <source>Done. %1</source>
        <translation>Fertig. %1</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::Studio</name>
    <message>
        <source>The last edits are not kept on disk.</source>
        <translation>Die letzten Änderungen sind nicht auf der Platte gesichert.</translation>
    </message>
    <message>
        <source>A new product could not be started.</source>
        <translation>Ein neues Produkt konnte nicht begonnen werden.</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>It could not be opened.</source>
        <translation>Es konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The unsaved edits could not be read.</source>
        <translation>Die nicht gespeicherten Änderungen sind nicht lesbar.</translation>
    </message>
    <message>
        <source>Rendering the demo</source>
        <translation>Demo wird berechnet</translation>
    </message>
    <message>
        <source>The demo could not be rendered.</source>
        <translation>Die Demo konnte nicht berechnet werden.</translation>
    </message>
    <message>
        <source>There is nothing to learn from yet.</source>
        <translation>Es gibt noch nichts, woraus gelernt werden kann.</translation>
    </message>
    <message>
        <source>Mark one to four good photos with a star, then save.</source>
        <translation>Markieren Sie ein bis vier gute Fotos mit einem Stern und speichern Sie dann.</translation>
    </message>
    <message>
        <source>The model is not ready yet.</source>
        <translation>Das Modell ist noch nicht bereit.</translation>
    </message>
    <message>
        <source>Save again when the status bar shows it.</source>
        <translation>Speichern Sie wieder, wenn die Statusleiste es zeigt.</translation>
    </message>
    <message>
        <source>The product is saved, but another Studio has opened it.</source>
        <translation>Das Produkt ist gespeichert, aber ein anderes Studio hat es geöffnet.</translation>
    </message>
    <message>
        <source>Saved in %1</source>
        <translation>In %1 gespeichert</translation>
    </message>
    <message>
        <source>The product was not saved.</source>
        <translation>Das Produkt wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The run is not entered in the records; its results are kept.</source>
        <translation>Der Lauf ist nicht in den Aufzeichnungen eingetragen; seine Ergebnisse bleiben.</translation>
    </message>
    <message>
        <source>There are no words yet.</source>
        <translation>Es gibt noch keine Wörter.</translation>
    </message>
    <message>
        <source>Name at least one part in each table of the Prompts page, then save.</source>
        <translation>Nennen Sie in jeder Tabelle der Seite Begriffe mindestens ein Teil und speichern Sie dann.</translation>
    </message>
    <message>
        <source>The model could not be loaded.</source>
        <translation>Das Modell konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>The product was not saved: its model could not be loaded.</source>
        <translation>Das Produkt wurde nicht gespeichert: Sein Modell konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>Saving was cancelled: the edits are not saved.</source>
        <translation>Das Speichern wurde abgebrochen: Die Änderungen sind nicht gespeichert.</translation>
    </message>
    <message>
        <source>There is nothing to open in %1.</source>
        <translation>In %1 gibt es nichts zu öffnen.</translation>
    </message>
    <message>
        <source>It is no product and holds no photos. Open the folder of a product that was saved, or a folder of photos to start a new product.</source>
        <translation>Es ist kein Produkt und enthält keine Fotos. Öffnen Sie den Ordner eines gespeicherten Produkts oder einen Ordner mit Fotos, um ein neues Produkt zu beginnen.</translation>
    </message>
    <message>
        <source>%1 is no product itself.</source>
        <translation>%1 ist selbst kein Produkt.</translation>
    </message>
    <message>
        <source>It holds the products %1. Open one of them.</source>
        <translation>Darin sind die Produkte %1. Öffnen Sie eines davon.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is no product: a new one was started with its %n photo(s).</source>
        <translation>
            <numerusform>%1 ist kein Produkt: Mit dem Foto darin wurde ein neues begonnen.</numerusform>
            <numerusform>%1 ist kein Produkt: Mit seinen %n Fotos wurde ein neues begonnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The product is not there any more.</source>
        <translation>Das Produkt ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The product was opened again. The edits that were not saved are kept on the start page.</source>
        <translation>Das Produkt wurde neu geöffnet. Die nicht gespeicherten Änderungen bleiben auf der Startseite.</translation>
    </message>
    <message>
        <source>The product was opened again.</source>
        <translation>Das Produkt wurde neu geöffnet.</translation>
    </message>
    <message>
        <source>Looking for changes</source>
        <translation>Änderungen werden gesucht</translation>
    </message>
    <message>
        <source>The product was changed by another program since it was opened.</source>
        <translation>Das Produkt wurde seit dem Öffnen von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>The product is being saved.</source>
        <translation>Das Produkt wird gespeichert.</translation>
    </message>
    <message>
        <source>The product was opened again. The edits that were not saved could not be kept.</source>
        <translation>Das Produkt wurde neu geöffnet. Die nicht gespeicherten Änderungen konnten nicht behalten werden.</translation>
    </message>
    <message>
        <source>Reading unsaved edits</source>
        <translation>Nicht gespeicherte Änderungen werden gelesen</translation>
    </message>
    <message>
        <source>Listing photos</source>
        <translation>Fotos werden aufgelistet</translation>
    </message>
    <message>
        <source>One product is open at a time.</source>
        <translation>Es ist immer nur ein Produkt geöffnet.</translation>
    </message>
    <message>
        <source>%1 were dropped. Drop one of them alone.</source>
        <translation>Abgelegt wurden %1. Ziehen Sie nur eines davon hierher.</translation>
    </message>
    <message>
        <source>There is no photo and no product in what was dropped.</source>
        <translation>In dem, was Sie abgelegt haben, ist weder ein Foto noch ein Produkt.</translation>
    </message>
    <message>
        <source>Photos are files whose names end in png, jpg, jpeg, bmp, tif, tiff or webp.</source>
        <translation>Fotos sind Dateien, deren Namen auf png, jpg, jpeg, bmp, tif, tiff oder webp enden.</translation>
    </message>
    <message>
        <source>Then a new product is begun with what was dropped.</source>
        <translation>Danach wird mit dem Abgelegten ein neues Produkt begonnen.</translation>
    </message>
    <message numerus="yes">
        <source>A new product was started with %n photo(s).</source>
        <translation>
            <numerusform>Ein neues Produkt mit %n Foto wurde begonnen.</numerusform>
            <numerusform>Ein neues Produkt mit %n Fotos wurde begonnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out, as they are products: %1.</source>
        <translation>Ausgelassen, da es Produkte sind: %1.</translation>
    </message>
    <message>
        <source>Files left out because their names are not those of photos: %1.</source>
        <translation>Ausgelassene Dateien, deren Namen nicht die von Fotos sind: %1.</translation>
    </message>
    <message>
        <source>Looking at what was dropped</source>
        <translation>Abgelegtes wird angesehen</translation>
    </message>
    <message>
        <source>No photos were found there.</source>
        <translation>Dort wurden keine Fotos gefunden.</translation>
    </message>
    <message>
        <source>The photos could not be added.</source>
        <translation>Die Fotos konnten nicht hinzugefügt werden.</translation>
    </message>
    <message>
        <source>Looking for unsaved edits</source>
        <translation>Nicht gespeicherte Änderungen werden gesucht</translation>
    </message>
    <message>
        <source>There are edits of this product from %1 that were not saved.</source>
        <translation>Zu diesem Produkt gibt es Änderungen vom %1, die nicht gespeichert wurden.</translation>
    </message>
    <message>
        <source>Discarding edits</source>
        <translation>Änderungen werden verworfen</translation>
    </message>
    <message>
        <source>Then %1 is opened in its place.</source>
        <translation>Danach wird stattdessen %1 geöffnet.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::SuggestDialog</name>
    <message>
        <source>The model is not ready yet. Try again when the status bar shows it.</source>
        <translation>Das Modell ist noch nicht bereit. Versuchen Sie es wieder, wenn die Statusleiste es zeigt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Trying variants</source>
        <translation>Varianten werden erprobt</translation>
    </message>
    <message>
        <source>Suggest: %1</source>
        <translation>Vorschlag: %1</translation>
    </message>
    <message>
        <source>&amp;Try %1 variants</source>
        <translation>%1 &amp;Varianten erproben</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Nothing that was tried is clearly better than the present state.</source>
        <translation>Nichts Erprobtes ist deutlich besser als der jetzige Stand.</translation>
    </message>
    <message>
        <source>Reviewed images that could not be read: %1.</source>
        <translation>Nicht lesbare geprüfte Bilder: %1.</translation>
    </message>
    <message>
        <source>Use: %1</source>
        <translation>Übernehmen: %1</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>Suggest clusters, words and settings</source>
        <translation>Cluster, Wörter und Einstellungen vorschlagen</translation>
    </message>
    <message>
        <source>Each variant changes one thing and is tried on the shots. A good one gives nearly the same parts with one cluster more or fewer and the same areas on all shots, its labels win by a clear margin, and it tells reviewed images apart. Look at the masks before you use it: one that finds nothing is stable too.</source>
        <translation>Jede Variante ändert eines und wird an den Referenzfotos erprobt. Eine gute ergibt mit einem Cluster mehr oder weniger fast dieselben Teile und auf allen Referenzfotos gleiche Flächen, ihre Bezeichnungen gewinnen mit klarem Abstand, und sie unterscheidet geprüfte Bilder. Sehen Sie die Masken an, bevor Sie sie übernehmen: Auch eine, die nichts findet, ist stabil.</translation>
    </message>
    <message>
        <source>Progress of the trials</source>
        <translation>Fortschritt der Erprobung</translation>
    </message>
    <message>
        <source>An edit has done this already, or its label is no longer there: nothing to change.</source>
        <translation>Eine Änderung hat das schon getan, oder die Bezeichnung ist nicht mehr da: Es gibt nichts zu ändern.</translation>
    </message>
    <message>
        <source>The product was edited since: all of this was made for its earlier settings. Use still makes the one change of its row.</source>
        <translation>Das Produkt wurde seitdem geändert: Dies alles galt für die früheren Einstellungen. „Übernehmen“ macht weiterhin die eine Änderung seiner Zeile.</translation>
    </message>
    <message>
        <source>Try a&amp;gain</source>
        <translation>&amp;Noch einmal erproben</translation>
    </message>
    <message>
        <source>Stops what is being tried, and tries the variants on the product as it is now</source>
        <translation>Hält an, was gerade erprobt wird, und erprobt die Varianten am jetzigen Produkt</translation>
    </message>
    <message>
        <source>Stopped: %1 of %2 variants tried. Nothing is suggested.</source>
        <translation>Angehalten: %1 von %2 Varianten erprobt. Es wird nichts vorgeschlagen.</translation>
    </message>
    <message>
        <source>Stopped: %1 of %2 reviewed images scored, %3 of %4 variants tried. Nothing is suggested.</source>
        <translation>Angehalten: %1 von %2 geprüften Bildern bewertet, %3 von %4 Varianten erprobt. Es wird nichts vorgeschlagen.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::TextOptions</name>
    <message>
        <source>Sentences</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation>Synonyme</translation>
    </message>
    <message>
        <source>their mean</source>
        <translation>ihr Mittel</translation>
    </message>
    <message>
        <source>the nearest one</source>
        <translation>das nächste</translation>
    </message>
    <message>
        <source>Whether a label is as near as the mean of its synonyms, or as the one that is nearest at each place.</source>
        <translation>Ob eine Bezeichnung so nahe ist wie das Mittel ihrer Synonyme oder wie das, das an jeder Stelle am nächsten ist.</translation>
    </message>
    <message>
        <source>Sentences: %1</source>
        <translation>Sätze: %1</translation>
    </message>
    <message>
        <source>Synonyms count by %1</source>
        <translation>Synonyme zählen durch %1</translation>
    </message>
    <message>
        <source>Each word is put into sentences such as “a photo of a …”, and their mean is compared with the photo. Fewer are faster, all are steadier. A label may have others: see its row.</source>
        <translation>Jedes Wort wird in Sätze wie „a photo of a …“ gesetzt, und deren Mittel wird mit dem Foto verglichen. Weniger sind schneller, alle sind stetiger. Eine Bezeichnung kann andere haben: siehe ihre Zeile.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ThresholdChart</name>
    <message>
        <source>Histogram of the scores with thresholds</source>
        <translation>Histogramm der Scores mit Schwellen</translation>
    </message>
    <message>
        <source>Review from %1, reject from %2. Arrow keys move the %3 threshold, Space changes to the other one.</source>
        <translation>Prüfung ab %1, Ausschuss ab %2. Pfeiltasten verschieben die Schwelle „%3“, die Leertaste wechselt zur anderen.</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>The thresholds are known when the product is learned.</source>
        <translation>Die Schwellen sind bekannt, wenn das Produkt gelernt ist.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ThresholdPanel</name>
    <message>
        <source>%1 good · %2 to review · %3 rejected · %4 not scored</source>
        <translation>%1 gut · %2 zu prüfen · %3 Ausschuss · %4 nicht bewertet</translation>
    </message>
    <message>
        <source>From this score on an image is to be looked at</source>
        <translation>Ab diesem Score ist ein Bild anzusehen</translation>
    </message>
    <message>
        <source>From this score on an image is rejected</source>
        <translation>Ab diesem Score ist ein Bild Ausschuss</translation>
    </message>
    <message>
        <source>Back to the threshold that the shots taught</source>
        <translation>Zurück auf die Schwelle, die aus den Referenzfotos gelernt ist</translation>
    </message>
    <message>
        <source>Fit the thresholds to images whose truth is known</source>
        <translation>Die Schwellen an Bildern ermitteln, deren Wahrheit bekannt ist</translation>
    </message>
    <message>
        <source>Review from:</source>
        <translation>Prüfung ab:</translation>
    </message>
    <message>
        <source>Reject from:</source>
        <translation>Ausschuss ab:</translation>
    </message>
    <message>
        <source>Calibrated</source>
        <translation>Kalibriert</translation>
    </message>
    <message>
        <source>Fit…</source>
        <translation>Ermitteln …</translation>
    </message>
    <message>
        <source>Logarithmic heights</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>“Review from” is at most “Reject from”, %1. Move that first.</source>
        <translation>„Prüfung ab“ ist höchstens „Ausschuss ab“, %1. Verschieben Sie zuerst dieses.</translation>
    </message>
    <message>
        <source>%1 is not allowed: a threshold is from 0 to %2.</source>
        <translation>%1 ist nicht erlaubt: Eine Schwelle liegt zwischen 0 und %2.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::Tour</name>
    <message>
        <source>Four good photos</source>
        <translation>Vier gute Fotos</translation>
    </message>
    <message>
        <source>The stars mark the shots that the product is learned from. The colours show the parts that the model found on each of them.</source>
        <translation>Die Sterne markieren die Referenzfotos, aus denen das Produkt gelernt wird. Die Farben zeigen die Teile, die das Modell auf jedem gefunden hat.</translation>
    </message>
    <message>
        <source>Parts have names</source>
        <translation>Teile haben Namen</translation>
    </message>
    <message>
        <source>See every step</source>
        <translation>Jeden Schritt sehen</translation>
    </message>
    <message>
        <source>Choose a test picture in the strip, or move the threshold: masks, histogram and verdict are live.</source>
        <translation>Wählen Sie ein Testbild im Streifen, oder verschieben Sie die Schwelle: Masken, Histogramm und Urteil folgen sofort.</translation>
    </message>
    <message>
        <source>Judge the rest</source>
        <translation>Den Rest beurteilen</translation>
    </message>
    <message>
        <source>Decide with one key</source>
        <translation>Mit einer Taste entscheiden</translation>
    </message>
    <message>
        <source>%1 of %2 · %3</source>
        <translation>%1 von %2 · %3</translation>
    </message>
    <message>
        <source>Leave the tour</source>
        <translation>Tour beenden</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Plain words say what to look for. Change one and watch the mask follow; %1 takes it back.</source>
        <translation>Einfache Wörter sagen, wonach gesucht wird. Ändern Sie eines, und die Maske folgt; %1 nimmt es zurück.</translation>
    </message>
    <message>
        <source>Each picture to review says what is missing or damaged. %1 is good, %2 is bad; the next one follows.</source>
        <translation>Zu jedem Bild, das zu prüfen ist, steht, was fehlt oder beschädigt ist. %1 heißt gut, %2 fehlerhaft; das nächste folgt.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>The test images of the product are being scored: 36 pictures, good ones and faulty ones. Drag the threshold in the histogram to decide anew.</source>
        <translation>Die Testbilder des Produkts werden bewertet: 36 Bilder, gute und fehlerhafte. Ziehen Sie die Schwelle im Histogramm, um neu zu entscheiden.</translation>
    </message>
    <message>
        <source>The pictures are still being scored: those to review appear as they are found.</source>
        <translation>Die Bilder werden noch bewertet: Was zu prüfen ist, erscheint, sobald es gefunden ist.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::TrialChoices</name>
    <message>
        <source>Cluster &amp;counts, 2 to 20 (%1)</source>
        <translation>&amp;Clusterzahlen, 2 bis 20 (%1)</translation>
    </message>
    <message>
        <source>Leave out each s&amp;ynonym in turn (%1)</source>
        <translation>S&amp;ynonyme reihum auslassen (%1)</translation>
    </message>
    <message>
        <source>&amp;Settings that matter most (%1)</source>
        <translation>Die wichtigsten &amp;Einstellungen (%1)</translation>
    </message>
    <message>
        <source>Score &amp;reviewed images too (there are none yet)</source>
        <translation>Auch &amp;geprüfte Bilder bewerten (es gibt noch keine)</translation>
    </message>
    <message>
        <source>Score &amp;reviewed images too: %1 good, %2 bad</source>
        <translation>Auch &amp;geprüfte Bilder bewerten: %1 gut, %2 fehlerhaft</translation>
    </message>
    <message>
        <source>Nothing to try: tick what may change.</source>
        <translation>Nichts zu erproben: Kreuzen Sie an, was sich ändern darf.</translation>
    </message>
    <message>
        <source>To try: %1 variants and the present state, one after the other. Shots: %2. Reviewed images: %3. Photos are encoded once for all of them.</source>
        <translation>Zu erproben: %1 Varianten und der jetzige Stand, nacheinander. Referenzfotos: %2. Geprüfte Bilder: %3. Fotos werden für alle zusammen einmal kodiert.</translation>
    </message>
    <message>
        <source>Finds synonyms that hurt. Labels with one synonym keep it; labels that are switched off are not tried.</source>
        <translation>Findet Synonyme, die schaden. Bezeichnungen mit nur einem Synonym behalten es; ausgeschaltete werden nicht erprobt.</translation>
    </message>
    <message>
        <source>One at a time: %1. The last four change no mask and are tried only with reviewed images.</source>
        <translation>Einzeln: %1. Die letzten vier ändern keine Maske und werden nur mit geprüften Bildern erprobt.</translation>
    </message>
    <message>
        <source>Images of the last run on Score that are known to be good or bad, by a review or by the data set; at most 24, of both kinds alike. Shots do not count. Takes longer.</source>
        <translation>Bilder des letzten Laufs auf der Seite Bewerten, die durch eine Prüfung oder den Datensatz als gut oder fehlerhaft bekannt sind; höchstens 24, von beiden möglichst gleich viele. Referenzfotos zählen nicht. Dauert länger.</translation>
    </message>
    <message>
        <source>Kinds of surface that the shots are divided into; none is tried while the coarse stage is off, as no part follows them then.</source>
        <translation>Arten von Oberfläche, in die die Referenzfotos zerlegt werden; keine Anzahl wird erprobt, solange die grobe Stufe aus ist, da ihnen dann kein Teil folgt.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::TrialModel</name>
    <message>
        <source>%1 clusters</source>
        <translation>%1 Cluster</translation>
    </message>
    <message>
        <source>★ suggested</source>
        <translation>★ Vorschlag</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>nicht verwendbar</translation>
    </message>
    <message>
        <source>parts that it no longer finds: %1</source>
        <translation>nicht mehr gefundene Teile: %1</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Use: %1</source>
        <translation>Übernehmen: %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>agreement %1</source>
        <translation>Einigkeit %1</translation>
    </message>
    <message>
        <source>spread –</source>
        <translation>Streuung –</translation>
    </message>
    <message>
        <source>spread %1</source>
        <translation>Streuung %1</translation>
    </message>
    <message>
        <source>%1 of %2 right</source>
        <translation>%1 von %2 richtig</translation>
    </message>
    <message>
        <source>AUROC %1</source>
        <translation>AUROC %1</translation>
    </message>
    <message>
        <source>Parts of the shots</source>
        <translation>Teile der Referenzfotos</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>Stability</source>
        <translation>Stabilität</translation>
    </message>
    <message>
        <source>Separation</source>
        <translation>Trennung</translation>
    </message>
    <message>
        <source>Told apart</source>
        <translation>Unterscheidung</translation>
    </message>
    <message>
        <source>Time per image</source>
        <translation>Zeit je Bild</translation>
    </message>
    <message>
        <source>The one thing that is changed in the product as it is now.</source>
        <translation>Das eine, was am jetzigen Produkt geändert wird.</translation>
    </message>
    <message>
        <source>Higher is better: cosine by which the label that won is ahead of the next one; negative where regions mix surfaces.</source>
        <translation>Höher ist besser: Kosinus, um den die siegreiche Bezeichnung vor der nächsten liegt; negativ, wo Regionen Oberflächen mischen.</translation>
    </message>
    <message>
        <source>Images known to be good or bad: the chance that a bad one scores higher than a good one (AUROC; 1 is perfect, 0.5 is chance), and how many get the right verdict.</source>
        <translation>Als gut oder fehlerhaft bekannte Bilder: die Wahrscheinlichkeit, dass ein fehlerhaftes einen höheren Score hat als ein gutes (AUROC; 1 ist vollkommen, 0,5 ist Zufall), und wie viele das richtige Urteil bekommen.</translation>
    </message>
    <message>
        <source>Time that an image takes once it is encoded; encoding takes the same for all.</source>
        <translation>Zeit für ein Bild, wenn es kodiert ist; das Kodieren dauert für alle gleich lang.</translation>
    </message>
    <message>
        <source>worst: shot %1, %2</source>
        <translation>schwächstes: Foto %1, %2</translation>
    </message>
    <message>
        <source>Shot %1: stability %2, the worst</source>
        <translation>Referenzfoto %1: Stabilität %2, das schwächste</translation>
    </message>
    <message>
        <source>Shot %1: stability %2</source>
        <translation>Referenzfoto %1: Stabilität %2</translation>
    </message>
    <message>
        <source>The parts that the shots are divided into: the first ones, and with ▼ and a frame the shot that fits worst.</source>
        <translation>Die Teile, in die die Referenzfotos zerlegt werden: die ersten, und mit ▼ und Rahmen das Referenzfoto, das am schlechtesten passt.</translation>
    </message>
    <message>
        <source>Higher is better: agreement, less the spread of the areas. Agreement is the share of the parts&apos; pixels that stay the same part with one cluster more or fewer; the spread is how much the areas differ from shot to shot, relative to their means. The worst shot is the one whose own agreement, less the distance of its areas from the means, is the lowest.</source>
        <translation>Höher ist besser: Einigkeit abzüglich der Streuung der Flächen. Einigkeit ist der Anteil der Pixel der Teile, die mit einem Cluster mehr oder weniger dasselbe Teil bleiben; Streuung ist, wie sehr die Flächen zwischen den Referenzfotos schwanken, relativ zu ihren Mittelwerten. Das schwächste Referenzfoto ist das mit der geringsten eigenen Einigkeit abzüglich des Abstands seiner Flächen von den Mittelwerten.</translation>
    </message>
    <message>
        <source>As it was when this was tried</source>
        <translation>So, wie es beim Erproben war</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::TrialTable</name>
    <message>
        <source>Nothing has been tried yet.</source>
        <translation>Noch ist nichts erprobt.</translation>
    </message>
    <message>
        <source>What was tried</source>
        <translation>Was erprobt wurde</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::TunePage</name>
    <message>
        <source>Next image</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>One cluster more</source>
        <translation>Ein Cluster mehr</translation>
    </message>
    <message>
        <source>One cluster fewer</source>
        <translation>Ein Cluster weniger</translation>
    </message>
    <message>
        <source>Threshold up</source>
        <translation>Schwelle höher</translation>
    </message>
    <message>
        <source>Threshold down</source>
        <translation>Schwelle niedriger</translation>
    </message>
    <message>
        <source>Threshold as calibrated</source>
        <translation>Schwelle wie kalibriert</translation>
    </message>
    <message>
        <source>Keep the present state as A</source>
        <translation>Jetzigen Stand als A festhalten</translation>
    </message>
    <message>
        <source>Two images side by side</source>
        <translation>Zwei Bilder nebeneinander</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Flip between A and the present state (hold or tap)</source>
        <translation>Zwischen A und dem jetzigen Stand wechseln (halten oder antippen)</translation>
    </message>
    <message>
        <source>Show or hide the photo</source>
        <translation>Foto ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide the clusters</source>
        <translation>Cluster ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide the coarse mask</source>
        <translation>Grobe Maske ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide the parts</source>
        <translation>Teile ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide the anomaly map</source>
        <translation>Anomaliekarte ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide the ignore regions</source>
        <translation>Ausgenommene Bereiche ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide the ground truth</source>
        <translation>Wahre Fehlerstellen ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Mark one to four good photos with a star on the Enrol page; then come back to see their parts and to tune them.</source>
        <translation>Markieren Sie auf der Seite Anlernen ein bis vier gute Fotos mit einem Stern; kommen Sie dann zurück, um ihre Teile zu sehen und einzustellen.</translation>
    </message>
    <message>
        <source>Choose an image below.</source>
        <translation>Wählen Sie unten ein Bild.</translation>
    </message>
    <message>
        <source>Distance to the nearest patch of the shots</source>
        <translation>Abstand zum nächsten Patch der Referenzfotos</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ausgenommen</translation>
    </message>
    <message>
        <source>part: %1 (%2)</source>
        <translation>Teil: %1 (%2)</translation>
    </message>
    <message>
        <source>no part</source>
        <translation>kein Teil</translation>
    </message>
    <message>
        <source>coarse: %1</source>
        <translation>grob: %1</translation>
    </message>
    <message>
        <source>cluster %1</source>
        <translation>Cluster %1</translation>
    </message>
    <message>
        <source>distance %1</source>
        <translation>Abstand %1</translation>
    </message>
    <message>
        <source>Mark one to four good photos with a star on the Enrol page.</source>
        <translation>Markieren Sie auf der Seite Anlernen ein bis vier gute Fotos mit einem Stern.</translation>
    </message>
    <message>
        <source>Image with its layers</source>
        <translation>Bild mit seinen Ebenen</translation>
    </message>
    <message>
        <source>What lies under the pointer</source>
        <translation>Was unter dem Zeiger liegt</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>A second image beside this one, with the same zoom.</source>
        <translation>Ein zweites Bild neben diesem, mit gleichem Zoom.</translation>
    </message>
    <message>
        <source>Layers and parts</source>
        <translation>Ebenen und Teile</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>A/B</source>
        <translation>A/B</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Bedienfelder</translation>
    </message>
    <message>
        <source>Tune</source>
        <translation>Einstellen</translation>
    </message>
    <message>
        <source>Showing A</source>
        <translation>A wird gezeigt</translation>
    </message>
    <message>
        <source>Suggest clusters, words and settings</source>
        <translation>Cluster, Wörter und Einstellungen vorschlagen</translation>
    </message>
    <message>
        <source>There are no shots to try anything on.</source>
        <translation>Es gibt keine Referenzfotos, an denen etwas erprobt werden könnte.</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ValidationPanel</name>
    <message>
        <source>Optional: good photos that are no shots. From them the threshold between good and bad is learned; without any, it is learned from the shots.</source>
        <translation>Freiwillig: gute Fotos, die keine Referenzfotos sind. Aus ihnen wird die Schwelle zwischen gut und fehlerhaft gelernt; ohne sie aus den Referenzfotos.</translation>
    </message>
    <message>
        <source>More good photos</source>
        <translation>Weitere gute Fotos</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Add more good photos</source>
        <translation>Weitere gute Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Add those selected</source>
        <translation>Gewählte hinzufügen</translation>
    </message>
    <message>
        <source>The photos that are selected on the sheet</source>
        <translation>Die auf dem Bogen gewählten Fotos</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the selected ones from the more good photos</source>
        <translation>Gewählte aus den weiteren guten Fotos entfernen</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::VerdictStrip</name>
    <message>
        <source>No verdict yet</source>
        <translation>Noch kein Urteil</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Logical, raw</source>
        <translation>Logisch, roh</translation>
    </message>
    <message>
        <source>Structural, raw</source>
        <translation>Strukturell, roh</translation>
    </message>
    <message>
        <source>Together, calibrated</source>
        <translation>Zusammen, kalibriert</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>kalibriert</translation>
    </message>
    <message>
        <source>this image</source>
        <translation>dieses Bild</translation>
    </message>
    <message>
        <source>Back to the calibrated %1 σ (%2)</source>
        <translation>Zurück auf die kalibrierten %1 σ (%2)</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Threshold in standard deviations</source>
        <translation>Schwelle in Standardabweichungen</translation>
    </message>
    <message>
        <source>Reset the threshold to the calibrated one</source>
        <translation>Schwelle auf die kalibrierte zurücksetzen</translation>
    </message>
    <message>
        <source>Calibrated threshold and score of this image</source>
        <translation>Kalibrierte Schwelle und Score dieses Bildes</translation>
    </message>
    <message>
        <source>Parts missing or extra: distance of the areas to the nearest shot, and how many standard deviations above that of normal images.</source>
        <translation>Fehlende oder überzählige Teile: Abstand der Flächen zum nächsten Referenzfoto und wie viele Standardabweichungen er über dem normaler Bilder liegt.</translation>
    </message>
    <message>
        <source>Damage: distance of the least usual patch to the nearest of the shots, and how many standard deviations above that of normal images.</source>
        <translation>Beschädigung: Abstand des ungewöhnlichsten Patches zum nächsten der Referenzfotos und wie viele Standardabweichungen er über dem normaler Bilder liegt.</translation>
    </message>
    <message>
        <source>Both scores together, in standard deviations of normal images; the threshold is compared with it.</source>
        <translation>Beide Scores zusammen, in Standardabweichungen normaler Bilder; mit der Schwelle wird er verglichen.</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>Scores and verdict appear here as soon as there are shots.</source>
        <translation>Scores und Urteil erscheinen hier, sobald es Referenzfotos gibt.</translation>
    </message>
    <message>
        <source>Choose an image below to see its scores and verdict.</source>
        <translation>Wählen Sie unten ein Bild, um seine Scores und sein Urteil zu sehen.</translation>
    </message>
    <message>
        <source>Reasons for the verdict</source>
        <translation>Gründe für das Urteil</translation>
    </message>
    <message>
        <source>Images whose calibrated score reaches it are rejected.</source>
        <translation>Bilder, deren kalibrierter Score sie erreicht, sind Ausschuss.</translation>
    </message>
    <message>
        <source>Line: the calibrated threshold. Arrow: the score of this image.</source>
        <translation>Strich: die kalibrierte Schwelle. Pfeil: der Wert dieses Bildes.</translation>
    </message>
    <message>
        <source>A: %1</source>
        <comment>verdict of the state kept as A</comment>
        <translation>A: %1</translation>
    </message>
    <message>
        <source>Threshold of A</source>
        <translation>Schwelle von A</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::WarningsPanel</name>
    <message>
        <source>%1: %2</source>
        <comment>file of a shot, what is wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing was found that makes a bad shot.</source>
        <translation>Nichts gefunden, was ein Referenzfoto schlecht macht.</translation>
    </message>
    <message>
        <source>These may make the product learn badly. Choose one to see the shot.</source>
        <translation>Damit lernt das Produkt vielleicht schlecht. Wählen Sie eine, um das Referenzfoto zu sehen.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>The shots are being checked…</source>
        <translation>Die Referenzfotos werden geprüft …</translation>
    </message>
    <message>
        <source>The shots are not checked: the check was cancelled.</source>
        <translation>Die Referenzfotos sind nicht geprüft: Die Prüfung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The shots are not checked: %1</source>
        <translation>Die Referenzfotos sind nicht geprüft: %1</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Nothing was found that makes the product learn badly.</source>
        <translation>Es wurde nichts gefunden, was das Produkt schlecht lernen ließe.</translation>
    </message>
    <message>
        <source>What the product learns is being checked…</source>
        <translation>Es wird geprüft, was das Produkt lernt …</translation>
    </message>
    <message>
        <source>What the product learns is not checked: the check was cancelled.</source>
        <translation>Was das Produkt lernt, ist nicht geprüft: Die Prüfung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>What the product learns is not checked: %1</source>
        <translation>Was das Produkt lernt, ist nicht geprüft: %1</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::durationText</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
</TS>
