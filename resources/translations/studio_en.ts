<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>AbDifference</name>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingText</name>
    <message numerus="yes">
        <source>%n fewer than the shots</source>
        <comment>parts of one kind</comment>
        <translation>
            <numerusform>%n fewer than the shots</numerusform>
            <numerusform>%n fewer than the shots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more than the shots</source>
        <comment>parts of one kind</comment>
        <translation>
            <numerusform>%n more than the shots</numerusform>
            <numerusform>%n more than the shots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>learned from %n more good photo(s)</source>
        <translation>
            <numerusform>learned from %n more good photo</numerusform>
            <numerusform>learned from %n more good photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>learned from %n changed copies of the shots</source>
        <translation>
            <numerusform>learned from %n changed copy of the shots</numerusform>
            <numerusform>learned from %n changed copies of the shots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) fewer (%1)</source>
        <comment>the area: more or less of it</comment>
        <translation>
            <numerusform>%n piece fewer (%1)</numerusform>
            <numerusform>%n pieces fewer (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) more (%1)</source>
        <comment>the area: more or less of it</comment>
        <translation>
            <numerusform>%n piece more (%1)</numerusform>
            <numerusform>%n pieces more (%1)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KnownNotes</name>
    <message numerus="yes">
        <source>The %1 known images have only %n different content(s): every figure counts copies again.</source>
        <translation>
            <numerusform>The %1 known images have only one content: every figure counts copies again.</numerusform>
            <numerusform>The %1 known images have only %n different contents: every figure counts copies again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) were decided otherwise than the data set says; the data set counts.</source>
        <translation>
            <numerusform>%n image was decided otherwise than the data set says; the data set counts.</numerusform>
            <numerusform>%n images were decided otherwise than the data set says; the data set counts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoEdits</name>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegionNames</name>
    <message numerus="yes">
        <source>%n regions</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportContent</name>
    <message numerus="yes">
        <source>%n photo(s) have the same content as others: every figure counts them again.</source>
        <translation>
            <numerusform>%n photo has the same content as another: every figure counts it again.</numerusform>
            <numerusform>%n photos have the same content as others: every figure counts them again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingText</name>
    <message numerus="yes">
        <source>%Ln decision(s)</source>
        <translation>
            <numerusform>%Ln decision</numerusform>
            <numerusform>%Ln decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln result</numerusform>
            <numerusform>%Ln results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::AbPanel</name>
    <message numerus="yes">
        <source>%n edit(s) lie between A and the present state.</source>
        <translation>
            <numerusform>%n edit lies between A and the present state.</numerusform>
            <numerusform>%n edits lie between A and the present state.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ClosingDialog</name>
    <message numerus="yes">
        <source>The records do not answer. %n decision(s) are on no disk yet.</source>
        <translation>
            <numerusform>The records do not answer. %n decision is on no disk yet.</numerusform>
            <numerusform>The records do not answer. %n decisions are on no disk yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::EmptyState</name>
    <message numerus="yes">
        <source>Score the %n test image(s) of the product</source>
        <translation>
            <numerusform>Score the %n test image of the product</numerusform>
            <numerusform>Score the %n test images of the product</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::FilmStrip</name>
    <message numerus="yes">
        <source>Add %n test image(s)</source>
        <translation>
            <numerusform>Add %n test image</numerusform>
            <numerusform>Add %n test images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::FindingPanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>differences</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::GoodPhotos</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>file names</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With only %n more good photo(s) the threshold stays a rough guess; more than %1 teach a better one.</source>
        <translation>
            <numerusform>With only one more good photo the threshold stays a rough guess; more than %1 teach a better one.</numerusform>
            <numerusform>With only %n more good photos the threshold stays a rough guess; more than %1 teach a better one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add the %n photo(s) of this run that are decided as good to the more good photos of the product, from which the threshold is learned</source>
        <translation>
            <numerusform>Add the one photo of this run that is decided as good to the more good photos of the product, from which the threshold is learned</numerusform>
            <numerusform>Add the %n photos of this run that are decided as good to the more good photos of the product, from which the threshold is learned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) were added to the more good photos. The threshold is learned from them now, so judge the product by other photos: results of these flatter it.</source>
        <translation>
            <numerusform>One photo was added to the more good photos. The threshold is learned from it now, so judge the product by other photos: its own result flatters.</numerusform>
            <numerusform>%n photos were added to the more good photos. The threshold is learned from them now, so judge the product by other photos: results of these flatter it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LastRunOffer</name>
    <message numerus="yes">
        <source>The last run, of %1, has %n image(s).</source>
        <translation>
            <numerusform>The last run, of %1, has %n image.</numerusform>
            <numerusform>The last run, of %1, has %n images.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::PromptFiles</name>
    <message numerus="yes">
        <source>%n that are switched off were left out.</source>
        <translation>
            <numerusform>%n that is switched off was left out.</numerusform>
            <numerusform>%n that are switched off were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::RankingList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ReportPages</name>
    <message numerus="yes">
        <source>The %n image(s) with the highest scores</source>
        <translation>
            <numerusform>The %n image with the highest score</numerusform>
            <numerusform>The %n images with the highest scores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n missed image(s) are named at the end.</source>
        <translation>
            <numerusform>The %n missed image is named at the end.</numerusform>
            <numerusform>The %n missed images are named at the end.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) that the product was learned from are counted among all images only.</source>
        <translation>
            <numerusform>%n image that the product was learned from is counted among all images only.</numerusform>
            <numerusform>%n images that the product was learned from are counted among all images only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more; the page Score lists all of them under Show: Missed</source>
        <translation>
            <numerusform>and %n more; the page Score lists all of them under Show: Missed</numerusform>
            <numerusform>and %n more; the page Score lists all of them under Show: Missed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ReviewNotices</name>
    <message numerus="yes">
        <source>Not recorded: %n decisions.</source>
        <translation>
            <numerusform>Not recorded: %n decision.</numerusform>
            <numerusform>Not recorded: %n decisions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept on this machine until the records can be reached: %n decisions. %1</source>
        <translation>
            <numerusform>Kept on this machine until the records can be reached: %n decision. %1</numerusform>
            <numerusform>Kept on this machine until the records can be reached: %n decisions. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept on this machine until the records take them: %n runs. %1</source>
        <translation>
            <numerusform>Kept on this machine until the records take them: %n run. %1</numerusform>
            <numerusform>Kept on this machine until the records take them: %n runs. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::RunBar</name>
    <message numerus="yes">
        <source>%n image(s) could not be scored. Resume tries them again.</source>
        <translation>
            <numerusform>%n image could not be scored. Resume tries it again.</numerusform>
            <numerusform>%n images could not be scored. Resume tries them again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The parts of %n image(s) are lost. Resume scores them again.</source>
        <translation>
            <numerusform>The parts of %n image are lost. Resume scores it again.</numerusform>
            <numerusform>The parts of %n images are lost. Resume scores them again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) of this run are scored.</source>
        <translation>
            <numerusform>%n image of this run is scored.</numerusform>
            <numerusform>%n images of this run are scored.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::RunsDialog</name>
    <message numerus="yes">
        <source>finished, %n not scored</source>
        <translation>
            <numerusform>finished, %n not scored</numerusform>
            <numerusform>finished, %n not scored</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ScoreChart</name>
    <message numerus="yes">
        <source> (%n more to the right, in the last bar)</source>
        <translation>
            <numerusform> (%n more to the right, in the last bar)</numerusform>
            <numerusform> (%n more to the right, in the last bar)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ScorePage</name>
    <message numerus="yes">
        <source>%n photo(s) have another shape than the shots (%1 × %2 px). They are squashed to be compared, so their scores mean little.</source>
        <translation>
            <numerusform>%n photo has another shape than the shots (%1 × %2 px). It is squashed to be compared, so its score means little.</numerusform>
            <numerusform>%n photos have another shape than the shots (%1 × %2 px). They are squashed to be compared, so their scores mean little.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) could not be drawn.</source>
        <translation>
            <numerusform>%n image could not be drawn.</numerusform>
            <numerusform>%n images could not be drawn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) have the same content as others of this run: every figure counts them again.</source>
        <translation>
            <numerusform>%n photo has the same content as another of this run: every figure counts it again.</numerusform>
            <numerusform>%n photos have the same content as others of this run: every figure counts them again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ScoreRunner</name>
    <message numerus="yes">
        <source>%n image(s) added; what is wrong with them is known.</source>
        <translation>
            <numerusform>%n image added; what is wrong with it is known.</numerusform>
            <numerusform>%n images added; what is wrong with them is known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) added.</source>
        <translation>
            <numerusform>%n image added.</numerusform>
            <numerusform>%n images added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::SentNotice</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n image(s) somebody else, or another station, had decided otherwise than what was sent from here.</source>
        <translation>
            <numerusform>On %n image somebody else, or another station, had decided otherwise than what was sent from here.</numerusform>
            <numerusform>On %n images somebody else, or another station, had decided otherwise than what was sent from here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decisions that waited on this machine were sent. On %n image(s) somebody else, or another station, had decided otherwise meanwhile; the later decision counts, both are in the records.</source>
        <translation>
            <numerusform>Decisions that waited on this machine were sent. On %n image somebody else, or another station, had decided otherwise meanwhile; the later decision counts, both are in the records.</numerusform>
            <numerusform>Decisions that waited on this machine were sent. On %n images somebody else, or another station, had decided otherwise meanwhile; the later decision counts, both are in the records.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::StatusLine</name>
    <message numerus="yes">
        <source>%n decision(s)</source>
        <translation>
            <numerusform>%n decision</numerusform>
            <numerusform>%n decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::Studio</name>
    <message numerus="yes">
        <source>%1 is no product: a new one was started with its %n photo(s).</source>
        <translation>
            <numerusform>%1 is no product: a new one was started with its photo.</numerusform>
            <numerusform>%1 is no product: a new one was started with its %n photos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A new product was started with %n photo(s).</source>
        <translation>
            <numerusform>A new product was started with %n photo.</numerusform>
            <numerusform>A new product was started with %n photos.</numerusform>
        </translation>
    </message>
</context>
</TS>
