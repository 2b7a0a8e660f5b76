<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AbDifference</name>
    <message>
        <source>(background)</source>
        <translation>（背景）</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>in this order</source>
        <translation>按此顺序</translation>
    </message>
    <message>
        <source>in another order</source>
        <translation>顺序不同</translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n 个区域</numerusform>
        </translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>已校准</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>Area of %1</source>
        <translation>%1 的面积</translation>
    </message>
    <message>
        <source>Coarse labels</source>
        <translation>粗标签</translation>
    </message>
    <message>
        <source>Fine labels</source>
        <translation>细标签</translation>
    </message>
    <message>
        <source>Ignore regions</source>
        <translation>忽略区域</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>good</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Logical score</source>
        <translation>逻辑分数</translation>
    </message>
    <message>
        <source>Structural score</source>
        <translation>结构分数</translation>
    </message>
    <message>
        <source>Calibrated score</source>
        <translation>校准分数</translation>
    </message>
    <message>
        <source>Threshold in force</source>
        <translation>生效的阈值</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>these colours</source>
        <translation>这些颜色</translation>
    </message>
    <message>
        <source>other colours</source>
        <translation>其他颜色</translation>
    </message>
    <message>
        <source>Review from</source>
        <translation>复核起点</translation>
    </message>
    <message>
        <source>Pieces of %1</source>
        <translation>%1 的块数</translation>
    </message>
</context>
<context>
    <name>EnrolSteps</name>
    <message>
        <source>After the first star</source>
        <translation>加上第一个星标之后</translation>
    </message>
    <message>
        <source>Words are missing</source>
        <translation>缺少词语</translation>
    </message>
    <message>
        <source>The model is loading</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Not up to date</source>
        <translation>不是最新</translation>
    </message>
    <message>
        <source>Warnings: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>已是最新</translation>
    </message>
    <message>
        <source>Next: say which parts there are, on the page %1. (%2)</source>
        <translation>下一步：在“%1”页面说明有哪些部件。（%2）</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>The parts could not be found: %1</source>
        <translation>无法找出部件：%1</translation>
    </message>
    <message>
        <source>The parts appear on the shots as soon as the model is loaded.</source>
        <translation>模型加载完成后，部件会立即显示在参考照片上。</translation>
    </message>
    <message>
        <source>Start here: drop photos of good products onto the sheet, or press “Add photos…”.</source>
        <translation>从这里开始：把合格产品的照片拖到照片墙上，或点击“添加照片…”。</translation>
    </message>
    <message>
        <source>Next: check that every part has its colour on every shot; if not, mend the words (%1) or the settings (%2). Then save.</source>
        <translation>下一步：检查每个部件在每张参考照片上是否都有自己的颜色；如果没有，请修改词语（%1）或设置（%2），然后保存。</translation>
    </message>
    <message>
        <source>Tune</source>
        <translation>调节</translation>
    </message>
    <message>
        <source>Saved. New images are inspected on the page %1.</source>
        <translation>已保存。在“%1”页面检查新图像。</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Of good products</source>
        <translation>合格产品的照片</translation>
    </message>
    <message>
        <source>Photos: %1</source>
        <translation>照片：%1</translation>
    </message>
    <message>
        <source>Mark good ones</source>
        <translation>标记合格照片</translation>
    </message>
    <message>
        <source>One to four stars</source>
        <translation>一到四个星标</translation>
    </message>
    <message>
        <source>Shots: %1</source>
        <translation>参考照片：%1</translation>
    </message>
    <message>
        <source>Check the parts</source>
        <translation>检查部件</translation>
    </message>
    <message>
        <source>Save the product</source>
        <translation>保存产品</translation>
    </message>
    <message>
        <source>All is saved</source>
        <translation>已全部保存</translation>
    </message>
    <message>
        <source>Edits are not saved</source>
        <translation>有未保存的更改</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Updating…</source>
        <translation>正在更新…</translation>
    </message>
    <message>
        <source>The parts are being looked for on the shots…</source>
        <translation>正在参考照片上查找部件…</translation>
    </message>
    <message>
        <source>Next: mark one to four good photos with a star (click on it, or press %1). “Suggest shots” chooses the most different ones.</source>
        <translation>下一步：给一到四张合格照片加星标（点击星标，或按 %1）。“推荐参考照片”会选出差异最大的几张。</translation>
    </message>
    <message>
        <source>Next: read the tab Warnings below the photo. Save all the same where they do no harm.</source>
        <translation>下一步：阅读照片下方的“警告”选项卡。若无妨，仍可保存。</translation>
    </message>
    <message>
        <source>Check that every part has its colour on every shot. What is normal is being learned meanwhile: %1</source>
        <translation>请检查每个部件在每张参考照片上是否都有其颜色。同时正在学习什么是正常：%1</translation>
    </message>
    <message>
        <source>The parts are being looked for on the shots: %1</source>
        <translation>正在参考照片上查找部件：%1</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Saved, with warnings: read them on the tab Warnings below the photo. New images are inspected on the page %1.</source>
        <translation>已保存，但有警告：请在照片下方的“警告”标签页中查看。新图像在“%1”页面检查。</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>%1</source>
        <comment>technical details, which are in English</comment>
        <translation>技术信息（英文）：%1</translation>
    </message>
    <message>
        <source>%1 is not there. Check whether it was moved or renamed.</source>
        <translation>%1 不存在。请检查它是否被移动或重命名。</translation>
    </message>
    <message>
        <source>%1 cannot be read. Check that you may read it.</source>
        <translation>无法读取 %1。请检查您是否有读取权限。</translation>
    </message>
    <message>
        <source>%1 is larger than what is read (%2). Check that it is the right file.</source>
        <translation>%1 超出可读取的大小（%2）。请检查文件是否正确。</translation>
    </message>
    <message>
        <source>%1 cannot be written. Check that its folder is there and that you may write there.</source>
        <translation>无法写入 %1。请检查其文件夹是否存在以及您是否有写入权限。</translation>
    </message>
    <message>
        <source>%1 cannot be written: there is no room left. Make room there, then try again.</source>
        <translation>无法写入 %1：空间不足。请腾出空间后再试。</translation>
    </message>
    <message>
        <source>%1 is in use by another program, for example another Studio (%2). Save and close it there, or wait until it has finished.</source>
        <translation>%1 正被另一个程序使用，例如另一个 Studio（%2）。请在那里保存并关闭，或等待其完成。</translation>
    </message>
    <message>
        <source>%1 is an empty file. Copy the photo again from its source.</source>
        <translation>%1 是空文件。请从来源重新复制该照片。</translation>
    </message>
    <message>
        <source>%1 is no picture that can be read. Photos are PNG, JPEG, TIFF, BMP or WebP files.</source>
        <translation>%1 不是可读取的图像。照片应为 PNG、JPEG、TIFF、BMP 或 WebP 文件。</translation>
    </message>
    <message>
        <source>%1 is damaged or incomplete. Copy the photo again from its source.</source>
        <translation>%1 已损坏或不完整。请从来源重新复制该照片。</translation>
    </message>
    <message>
        <source>%1 is too large for the memory of this machine. Scale it down.</source>
        <translation>%1 超出本机内存容量。请将其缩小。</translation>
    </message>
    <message>
        <source>%1 has too many pixels (%2). Scale it down.</source>
        <translation>%1 像素过多（%2）。请将其缩小。</translation>
    </message>
    <message>
        <source>Something in %1 cannot be used. Mend it there, or put an earlier copy in its place.</source>
        <translation>%1 中有无法使用的内容。请在那里修正，或换回较早的副本。</translation>
    </message>
    <message>
        <source>%1 is no folder of a product.</source>
        <translation>%1 不是产品文件夹。</translation>
    </message>
    <message>
        <source>%1 holds something else than a product. Choose another folder.</source>
        <translation>%1 中的内容不是产品。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 also holds %2, which would be lost. Move it to another place, or choose another folder.</source>
        <translation>%1 中还有 %2，它将会丢失。请将其移到别处，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 was changed by another program since it was opened.</source>
        <translation>%1 在打开之后被另一个程序更改。</translation>
    </message>
    <message>
        <source>Photos of the product in %1 are missing: %2. Put them back.</source>
        <translation>%1 中的产品缺少照片：%2。请将其放回。</translation>
    </message>
    <message>
        <source>Photos of the product in %1 are not those it was learned from: %2. Put the originals back, or learn it again.</source>
        <translation>%1 中产品的照片不是学习时所用的照片：%2。请放回原照片，或重新学习。</translation>
    </message>
    <message>
        <source>%1 was learned with another model than the one in use. Use that model, or save the product again.</source>
        <translation>%1 是用另一个模型学习的，与当前使用的模型不同。请使用该模型，或重新保存产品。</translation>
    </message>
    <message>
        <source>There is no model “%1” on this machine: neither a stored one of this name nor a folder.</source>
        <translation>本机没有模型“%1”：既没有此名称的已存模型，也没有此文件夹。</translation>
    </message>
    <message>
        <source>The model “%1” is not on this machine yet. It can be fetched with: %2</source>
        <translation>模型“%1”尚未在本机。可用以下命令获取：%2</translation>
    </message>
    <message>
        <source>%1 is no model that can be used.</source>
        <translation>%1 不是可用的模型。</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <comment>technical details, which are in English</comment>
        <translation>技术信息（英文）：%1</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Photos (%1)</source>
        <translation>照片 (%1)</translation>
    </message>
</context>
<context>
    <name>FindingText</name>
    <message>
        <source>about as much area as the nearest shot</source>
        <translation>面积与最接近的参考照片大致相同</translation>
    </message>
    <message>
        <source>%1 times the area of the nearest shot</source>
        <translation>面积是最接近的参考照片的 %1 倍</translation>
    </message>
    <message>
        <source>%1 % more area than the nearest shot</source>
        <translation>面积比最接近的参考照片大 %1%</translation>
    </message>
    <message>
        <source>%1 % less area than the nearest shot</source>
        <translation>面积比最接近的参考照片小 %1%</translation>
    </message>
    <message numerus="yes">
        <source>%n fewer than the shots</source>
        <comment>parts of one kind</comment>
        <translation>
            <numerusform>比参考照片少 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more than the shots</source>
        <comment>parts of one kind</comment>
        <translation>
            <numerusform>比参考照片多 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>missing altogether</source>
        <translation>完全缺失</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a part, how it differs</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No part was found, neither here nor on the shots.</source>
        <translation>此处和参考照片上都没有找到任何部件。</translation>
    </message>
    <message>
        <source>All parts are there in about the amounts of the shots.</source>
        <translation>所有部件都在，数量与参考照片大致相同。</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between statements on one line</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>The ignore regions cover the whole image.</source>
        <translation>忽略区域覆盖了整幅图像。</translation>
    </message>
    <message>
        <source>The framed place is less like the shots than is normal; nearest is a place in shot %1.</source>
        <translation>框出的位置与参考照片的相似程度低于正常水平；最接近的位置在参考照片 %1 上。</translation>
    </message>
    <message>
        <source>The framed place is the least like the shots; nearest is a place in shot %1.</source>
        <translation>框出的位置与参考照片差异最大；最接近的位置在参考照片 %1 上。</translation>
    </message>
    <message>
        <source>Every place is about as near to the shots as is normal; the farthest is framed.</source>
        <translation>每个位置与参考照片的接近程度都属正常；差异最大的位置已框出。</translation>
    </message>
    <message numerus="yes">
        <source>learned from %n more good photo(s)</source>
        <translation>
            <numerusform>从另外 %n 张合格照片学到</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>learned from %n changed copies of the shots</source>
        <translation>
            <numerusform>从参考照片的 %n 张变化副本学到</numerusform>
        </translation>
    </message>
    <message>
        <source>learned by leaving out %1 of %2 shots in turn, and from %3 changed copies of the rest</source>
        <translation>从依次留出的 %1 张参考照片（共 %2 张）和其余照片的 %3 张变化副本学到</translation>
    </message>
    <message>
        <source>learned by leaving out %1 of %2 shots in turn</source>
        <translation>从依次留出的 %1 张参考照片（共 %2 张）学到</translation>
    </message>
    <message>
        <source>not in the nearest shot</source>
        <translation>最接近的参考照片中没有</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) fewer (%1)</source>
        <comment>the area: more or less of it</comment>
        <translation>
            <numerusform>少 %n 块（%1）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) more (%1)</source>
        <comment>the area: more or less of it</comment>
        <translation>
            <numerusform>多 %n 块（%1）</numerusform>
        </translation>
    </message>
    <message>
        <source>nearest: shot no. %1</source>
        <translation>最接近：第 %1 张参考照片</translation>
    </message>
    <message>
        <source>Set of pieces</source>
        <translation>块的组成</translation>
    </message>
    <message>
        <source>Sizes of the pieces</source>
        <translation>块的大小</translation>
    </message>
    <message>
        <source>Layout of the parts</source>
        <translation>部件的布局</translation>
    </message>
    <message>
        <source>Position of the parts to one another</source>
        <translation>部件之间的位置关系</translation>
    </message>
    <message>
        <source>Colours of the parts</source>
        <translation>部件的颜色</translation>
    </message>
    <message>
        <source>Image as a whole</source>
        <translation>整幅图像</translation>
    </message>
    <message>
        <source>%1: %2 times as far from the shots as is normal</source>
        <comment>a cue, a number</comment>
        <translation>%1：与参考照片的距离是正常情况的 %2 倍</translation>
    </message>
    <message>
        <source>What lies where</source>
        <translation>各处的内容</translation>
    </message>
</context>
<context>
    <name>FixedKeys</name>
    <message>
        <source>Image: zoom in, zoom out</source>
        <translation>图像：放大、缩小</translation>
    </message>
    <message>
        <source>Image: fit it into the view</source>
        <translation>图像：适合视图大小</translation>
    </message>
    <message>
        <source>Image: pixel for pixel</source>
        <translation>图像：按原始像素显示</translation>
    </message>
    <message>
        <source>Image: move it where it is larger than the view</source>
        <translation>图像：大于视图时平移</translation>
    </message>
    <message>
        <source>Chosen ignore region: move it; with Shift: resize it</source>
        <translation>所选忽略区域：移动；按住 Shift：调整大小</translation>
    </message>
    <message>
        <source>Rectangle: put one into the middle; polygon: close it</source>
        <translation>矩形：在中央放置一个；多边形：闭合</translation>
    </message>
    <message>
        <source>Brush: narrower, wider</source>
        <translation>画笔：变细、变粗</translation>
    </message>
    <message>
        <source>Label table: edit the cell, or tick it</source>
        <translation>标签表：编辑单元格，或切换勾选</translation>
    </message>
    <message>
        <source>Label table: on to the next cell while typing</source>
        <translation>标签表：输入时转到下一个单元格</translation>
    </message>
    <message>
        <source>Image: move the place whose labels are ranked</source>
        <translation>图像：移动显示标签排名的位置</translation>
    </message>
    <message>
        <source>Film strip: previous or next image</source>
        <translation>胶片条：上一张或下一张图像</translation>
    </message>
    <message>
        <source>Film strip: take the test image off the list</source>
        <translation>胶片条：从列表中移除测试图像</translation>
    </message>
    <message>
        <source>Histogram: from part to part</source>
        <translation>直方图：在部件之间移动</translation>
    </message>
    <message>
        <source>Table: review the image</source>
        <translation>表格：复核图像</translation>
    </message>
    <message>
        <source>Histogram: move the threshold; with Shift: ten times as far</source>
        <translation>直方图：移动阈值；按住 Shift：十倍步长</translation>
    </message>
    <message>
        <source>Histogram: change to the other threshold</source>
        <translation>直方图：切换到另一个阈值</translation>
    </message>
    <message>
        <source>Split: move the divider</source>
        <translation>分割：移动分割线</translation>
    </message>
    <message>
        <source>Note: back to the image</source>
        <translation>备注：返回图像</translation>
    </message>
    <message>
        <source>Previous or next image, while the image is not larger than the view</source>
        <translation>上一张或下一张图像（图像不大于视图时）</translation>
    </message>
    <message>
        <source>Polygon, brush: move the crosshair; with Shift: ten times as far</source>
        <translation>多边形、画笔：移动十字光标；按住 Shift：移动十倍距离</translation>
    </message>
    <message>
        <source>Polygon: set a corner; brush: put it down, lift it</source>
        <translation>多边形：设置顶点；画笔：落笔、抬笔</translation>
    </message>
    <message>
        <source>Polygon: take the last corner back; brush: put it down to erase, lift it</source>
        <translation>多边形：撤回最后一个顶点；画笔：落笔擦除、抬笔</translation>
    </message>
    <message>
        <source>Give up what is being drawn; else: leave the tool</source>
        <translation>放弃正在绘制的内容；没有内容时：退出工具</translation>
    </message>
    <message>
        <source>Search field: empty it; go to what was found</source>
        <translation>搜索框：清空；转到找到的内容</translation>
    </message>
</context>
<context>
    <name>KnownNotes</name>
    <message numerus="yes">
        <source>The %1 known images have only %n different content(s): every figure counts copies again.</source>
        <translation>
            <numerusform>%1 张已知图像只有 %n 种不同内容：所有数字都重复计入副本。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) were decided otherwise than the data set says; the data set counts.</source>
        <translation>
            <numerusform>%n 张图像的决定与数据集不同；以数据集为准。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelEdits</name>
    <message>
        <source>Rename “%1” → “%2”</source>
        <translation>重命名“%1”→“%2”</translation>
    </message>
    <message>
        <source>“%1” is background</source>
        <translation>“%1”是背景</translation>
    </message>
    <message>
        <source>“%1” is no background</source>
        <translation>“%1”不是背景</translation>
    </message>
    <message>
        <source>Switch on “%1”</source>
        <translation>启用“%1”</translation>
    </message>
    <message>
        <source>Switch off “%1”</source>
        <translation>停用“%1”</translation>
    </message>
    <message>
        <source>Add “%1”</source>
        <translation>添加“%1”</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>移除“%1”</translation>
    </message>
    <message>
        <source>Duplicate “%1”</source>
        <translation>复制“%1”</translation>
    </message>
    <message>
        <source>Move “%1” up</source>
        <translation>上移“%1”</translation>
    </message>
    <message>
        <source>Move “%1” down</source>
        <translation>下移“%1”</translation>
    </message>
    <message>
        <source>Join “%1” with “%2”</source>
        <translation>合并“%1”与“%2”</translation>
    </message>
    <message>
        <source>Add “%1” to “%2”</source>
        <translation>把“%1”加入“%2”</translation>
    </message>
    <message>
        <source>Labels from “%1”</source>
        <translation>来自“%1”的标签</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Order of the synonyms of “%1”</source>
        <translation>“%1”的同义词顺序</translation>
    </message>
    <message>
        <source>Synonyms of “%1”: %2</source>
        <translation>“%1”的同义词：%2</translation>
    </message>
    <message>
        <source>Colour of “%1” %2 → %3</source>
        <translation>“%1”的颜色 %2 → %3</translation>
    </message>
    <message>
        <source>Sentences of “%1”: %2</source>
        <translation>“%1”的句式：%2</translation>
    </message>
</context>
<context>
    <name>LabelHintText</name>
    <message>
        <source>“%1” wins no pixel on any shot. Leave it if only faulty products show it; otherwise try other words, or switch it off.</source>
        <translation>“%1”在所有参考照片上都没有赢得任何像素。如果只有缺陷产品上才会出现，请保留；否则请换用其他词语，或将其停用。</translation>
    </message>
    <message>
        <source>“%1” and “%2” compete: %3 % of what “%1” wins could as well be “%2”. Use words that differ more.</source>
        <translation>“%1”与“%2”相互竞争：“%1”赢得的部分中有 %3% 也可能是“%2”。请使用差别更大的词语。</translation>
    </message>
    <message>
        <source>The words of “%1” fit badly: what it wins is only %2 like them, much less than with the other labels. Try other words.</source>
        <translation>“%1”的词语不太合适：它赢得的部分与词语的相似度只有 %2，远低于其他标签。请换用其他词语。</translation>
    </message>
    <message>
        <source>The area of “%1” differs by %2 % between the shots: its words fit some of them only, or the shots differ.</source>
        <translation>“%1”的面积在参考照片之间相差 %2%：它的词语只适合其中一部分，或者参考照片本身有差异。</translation>
    </message>
    <message>
        <source>No coarse label is background, so the whole photo counts as foreground.</source>
        <translation>没有任何粗标签是背景，因此整张照片都算作前景。</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Join them</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Add “%1” to “%2”</source>
        <translation>把“%1”加入“%2”</translation>
    </message>
    <message>
        <source>Add “background”</source>
        <translation>添加“background”</translation>
    </message>
    <message>
        <source>The background “%1” takes %3 % of the pixels that the part “%2” would win. A part wins only where a coarse label that is not background wins: give such a label its words, or the background words that differ more.</source>
        <translation>背景“%1”占用了部件“%2”本可赢得的 %3% 的像素。只有在非背景的粗标签获胜之处，部件才能获胜：请把它的词语给这样一个粗标签，或给背景换用差别更大的词语。</translation>
    </message>
    <message>
        <source>Switch on coarse “%1”</source>
        <translation>启用粗标签“%1”</translation>
    </message>
    <message>
        <source>Coarse “%1” is no background</source>
        <translation>粗标签“%1”不是背景</translation>
    </message>
</context>
<context>
    <name>LeavingQuestions</name>
    <message>
        <source>Unsaved edits</source>
        <translation>未保存的修改</translation>
    </message>
    <message>
        <source>%1 has edits that are not saved.</source>
        <translation>%1 有未保存的修改。</translation>
    </message>
    <message>
        <source>The product</source>
        <translation>该产品</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>丢弃(&amp;D)</translation>
    </message>
    <message>
        <source>Images are being scored</source>
        <translation>正在评分图像</translation>
    </message>
    <message>
        <source>A run is being scored (%1 of %2 images). It can be resumed later.</source>
        <translation>正在为一次运行评分（%1 / %2 张图像）。之后可以继续。</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Stop scoring</source>
        <translation>停止评分(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Keep scoring</source>
        <translation>继续评分(&amp;K)</translation>
    </message>
    <message>
        <source>Changed by another program</source>
        <translation>已被另一个程序更改</translation>
    </message>
    <message>
        <source>Overwrite: what was changed there is lost. Reload: your edits that are not saved are kept on the start page, where they can be recovered.</source>
        <translation>覆盖：那里的更改将会丢失。重新载入：您未保存的编辑会保留在起始页，可在那里恢复。</translation>
    </message>
    <message>
        <source>Overwrite: what was changed there is lost.</source>
        <translation>覆盖：那里的更改将会丢失。</translation>
    </message>
    <message>
        <source>&amp;Overwrite</source>
        <translation>覆盖(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>重新载入(&amp;R)</translation>
    </message>
    <message>
        <source>The product in %1 was changed by another program since it was opened.</source>
        <translation>%1 中的产品在打开之后被另一个程序更改。</translation>
    </message>
    <message>
        <source>Saved after these edits</source>
        <translation>在这些修改之后已保存</translation>
    </message>
    <message>
        <source>The product in %1 was saved or changed after the recovered edits were made.</source>
        <translation>%1 中的产品在这些已恢复的修改之后又被保存或更改过。</translation>
    </message>
    <message>
        <source>Overwrite: what was saved there since is lost. Reload: the recovered edits are kept on the start page, where they can be recovered again. To keep both, cancel and save them as another product.</source>
        <translation>覆盖：此后保存在那里的内容将丢失。重新载入：已恢复的修改保留在起始页，可再次恢复。要两者都保留，请取消，并将其另存为另一个产品。</translation>
    </message>
</context>
<context>
    <name>PhotoEdits</name>
    <message>
        <source>Remove from the good photos: %1</source>
        <translation>从合格照片中移除：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Add to the good photos: %1</source>
        <translation>加入合格照片：%1</translation>
    </message>
</context>
<context>
    <name>QAction</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, its key</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>QMenu</name>
    <message>
        <source>Theme of the system</source>
        <translation>跟随系统主题</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
</context>
<context>
    <name>RegionNames</name>
    <message>
        <source>rectangle %1</source>
        <translation>矩形 %1</translation>
    </message>
    <message>
        <source>outline %1</source>
        <translation>轮廓 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n regions</source>
        <translation>
            <numerusform>%n 个区域</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportContent</name>
    <message>
        <source>Reviewed: %1, of these %2 good, %3 bad, %4 unsure</source>
        <translation>已复核：%1，其中合格 %2，不合格 %3，不确定 %4</translation>
    </message>
    <message>
        <source>Decided: %1 (%2, %3)</source>
        <translation>决定：%1（%2，%3）</translation>
    </message>
    <message>
        <source>Score %1; raw: logical %2, structural %3</source>
        <translation>分数 %1；原始：逻辑 %2，结构 %3</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>备注：%1</translation>
    </message>
    <message>
        <source>Inspection report: %1</source>
        <translation>检测报告：%1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>生成时间：%1</translation>
    </message>
    <message>
        <source>Images: %1</source>
        <translation>图像：%1</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>模型：%1</translation>
    </message>
    <message>
        <source>Product (SHA-256): %1</source>
        <translation>产品 (SHA-256)：%1</translation>
    </message>
    <message>
        <source>Review from %1, reject from %2 standard deviations of good images</source>
        <translation>自合格图像的 %1 个标准差起复核，%2 个起剔除</translation>
    </message>
    <message>
        <source>The product has been changed since these images were scored.</source>
        <translation>这些图像评分之后，产品已被修改。</translation>
    </message>
    <message>
        <source>The results are of the embedded demo model, trained on rendered scenes only.</source>
        <translation>结果来自内置演示模型，该模型仅用渲染场景训练。</translation>
    </message>
    <message>
        <source>embedded demo model</source>
        <translation>内置演示模型</translation>
    </message>
    <message>
        <source>%1: score %2</source>
        <translation>%1：分数 %2</translation>
    </message>
    <message>
        <source>%1: score %2; found to be bad by %3 (%4)</source>
        <translation>%1：分数 %2；由 %3 判定为不合格（%4）</translation>
    </message>
    <message>
        <source>Reject from %1 standard deviations of good images</source>
        <translation>自合格图像的 %1 个标准差起剔除</translation>
    </message>
    <message>
        <source>Run: %1, started %2</source>
        <translation>运行：%1，开始于 %2</translation>
    </message>
    <message>
        <source>Shots that the product was taught with: %1</source>
        <translation>学习该产品所用的参考照片：%1 张</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) have the same content as others: every figure counts them again.</source>
        <translation>
            <numerusform>%n 张照片与其他照片内容相同：所有数字都会重复计入。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewActions</name>
    <message>
        <source>Good</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Undo decision</source>
        <translation>撤销决定</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>下一张图像</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>上一张图像</translation>
    </message>
    <message>
        <source>Next unreviewed image</source>
        <translation>下一张未复核的图像</translation>
    </message>
    <message>
        <source>Good, add to shots</source>
        <translation>合格，加入参考照片</translation>
    </message>
    <message>
        <source>Photo and overlay side by side</source>
        <translation>照片与叠加图并排</translation>
    </message>
    <message>
        <source>Split slider</source>
        <translation>分割滑块</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>闪烁对比</translation>
    </message>
    <message>
        <source>Hide or show the overlay</source>
        <translation>隐藏或显示叠加图</translation>
    </message>
    <message>
        <source>Zoom to the framed place</source>
        <translation>放大框出的位置</translation>
    </message>
    <message>
        <source>Show or hide the parts</source>
        <translation>显示或隐藏部件</translation>
    </message>
    <message>
        <source>Show or hide the anomaly map</source>
        <translation>显示或隐藏异常图</translation>
    </message>
    <message>
        <source>Show or hide the marks</source>
        <translation>显示或隐藏标记</translation>
    </message>
    <message>
        <source>Add what is decided as good to the more good photos</source>
        <translation>把决定为合格的图像加入更多合格照片</translation>
    </message>
</context>
<context>
    <name>ReviewReason</name>
    <message>
        <source>Missing: %1</source>
        <translation>缺失：%1</translation>
    </message>
    <message>
        <source>Extra: %1</source>
        <translation>多余：%1</translation>
    </message>
    <message>
        <source>Unusual place</source>
        <translation>异常位置</translation>
    </message>
</context>
<context>
    <name>RowText</name>
    <message>
        <source>Score %1, threshold %2</source>
        <translation>分数 %1，阈值 %2</translation>
    </message>
    <message>
        <source>Raw: logical %1, normally %2; structural %3, normally %4</source>
        <translation>原始：逻辑 %1，正常为 %2；结构 %3，正常为 %4</translation>
    </message>
    <message>
        <source>Has the same content: %1</source>
        <translation>内容相同：%1</translation>
    </message>
    <message>
        <source>The file was replaced after it was scored</source>
        <translation>文件在评分后被替换</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Save the product as a folder</source>
        <translation>将产品保存为文件夹</translation>
    </message>
    <message>
        <source>Name of the folder:</source>
        <translation>文件夹名称：</translation>
    </message>
    <message>
        <source>product</source>
        <translation>产品</translation>
    </message>
</context>
<context>
    <name>SettingText</name>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>聚类</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Logical score</source>
        <translation>逻辑分数</translation>
    </message>
    <message>
        <source>Structural score</source>
        <translation>结构分数</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Fusion and threshold</source>
        <translation>融合与阈值</translation>
    </message>
    <message>
        <source>the model&apos;s own</source>
        <translation>模型自身的</translation>
    </message>
    <message>
        <source>model: %1 px</source>
        <translation>模型：%1 像素</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>0 and %1 to %2 px in steps of %3</source>
        <translation>0 以及 %1 到 %2 像素（步长 %3）</translation>
    </message>
    <message>
        <source>%1 is not allowed; %2 are. The value stays %3.</source>
        <translation>不允许 %1；允许 %2。数值保持为 %3。</translation>
    </message>
    <message>
        <source>Logical cues</source>
        <translation>逻辑线索</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>px</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Upsampling</source>
        <translation>上采样</translation>
    </message>
    <message>
        <source>What is interpolated to the masks&apos; finer grid: the patches&apos; features, or their similarities to the words.</source>
        <translation>插值到掩膜细网格上的内容：图块的特征，或它们与词语的相似度。</translation>
    </message>
    <message>
        <source>features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>logits</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>句式</translation>
    </message>
    <message>
        <source>Sentences each label is put into: CLIP&apos;s 80, its short set of 7, or the label alone.</source>
        <translation>每个标签放入的句子：CLIP 的 80 个、其精选的 7 个，或仅标签本身。</translation>
    </message>
    <message>
        <source>full</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>short</source>
        <translation>精选</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation>同义词</translation>
    </message>
    <message>
        <source>How the synonyms of a label become one: their mean, or the one most like the patch.</source>
        <translation>标签的多个同义词如何合为一个：取平均，或取与图块最相似者。</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>聚类数</translation>
    </message>
    <message>
        <source>Kinds of surface the shots are divided into; too few blur the parts&apos; edges, too many break them up.</source>
        <translation>参考照片被划分成的表面种类数；太少会使部件边缘模糊，太多会把部件打碎。</translation>
    </message>
    <message>
        <source>clusters</source>
        <translation>个聚类</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>重启次数</translation>
    </message>
    <message>
        <source>How often clustering starts anew; after 8 rounds the three tightest go on, and the best of them is kept.</source>
        <translation>聚类重新开始的次数；8 轮之后最紧凑的三个继续，并保留其中最好的。</translation>
    </message>
    <message>
        <source>Patches for restarts</source>
        <translation>重启用图块数</translation>
    </message>
    <message>
        <source>The starts compete on a sample of so many patches; the best is then refined on all of them.</source>
        <translation>各次启动在这么多图块的样本上竞争；最好的再用全部图块细化。</translation>
    </message>
    <message>
        <source>patches</source>
        <translation>个图块</translation>
    </message>
    <message>
        <source>Iterations at most</source>
        <translation>最多迭代次数</translation>
    </message>
    <message>
        <source>After so many rounds, those on the sample included, clustering ends even where it still moves.</source>
        <translation>达到这么多轮（包括样本上的轮次）后，即使尚未收敛，聚类也会结束。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Start of the random numbers; the same seed, the same clusters.</source>
        <translation>随机数的起点；种子相同，聚类就相同。</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>层级数</translation>
    </message>
    <message>
        <source>How many of the vision tower&apos;s four stages describe a patch, from the first on.</source>
        <translation>用视觉模型四个层级中的前几个来描述图块。</translation>
    </message>
    <message>
        <source>stages</source>
        <translation>个层级</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Whether the stages are brought to length 1 together, or each by itself so that all weigh alike.</source>
        <translation>各层级一起归一到长度 1，还是分别归一，使其权重相同。</translation>
    </message>
    <message>
        <source>joint</source>
        <translation>整体</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>逐层</translation>
    </message>
    <message>
        <source>Interpolation</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>How the stages come to the masks&apos; finer grid: between patches, or each patch as a whole, with edges as coarse as the patches.</source>
        <translation>各层级如何变换到掩膜的细网格：在图块之间插值，或整块取值（边缘与图块一样粗）。</translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation>双线性</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Speck area</source>
        <translation>斑点面积</translation>
    </message>
    <message>
        <source>Connected specks up to this size join what surrounds them; 0 keeps them all.</source>
        <translation>不超过此面积的连通斑点并入周围；0 表示全部保留。</translation>
    </message>
    <message>
        <source>mask px</source>
        <translation>掩膜像素</translation>
    </message>
    <message>
        <source>Label by</source>
        <translation>标注单位</translation>
    </message>
    <message>
        <source>What takes a fine label: each patch, or each region as a whole where patches are noisy.</source>
        <translation>按什么单位分配细标签：每个图块，或在图块噪声较大时按整个区域。</translation>
    </message>
    <message>
        <source>patch</source>
        <translation>图块</translation>
    </message>
    <message>
        <source>region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Coarse stage</source>
        <translation>粗分阶段</translation>
    </message>
    <message>
        <source>Refinement</source>
        <translation>边缘细化</translation>
    </message>
    <message>
        <source>Snaps the parts&apos; edges to those of the photo: off, a dense CRF, or PAMR.</source>
        <translation>使部件边缘贴合照片边缘：关闭、密集 CRF 或 PAMR。</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>dense crf</source>
        <translation>密集 CRF</translation>
    </message>
    <message>
        <source>pamr</source>
        <translation>PAMR</translation>
    </message>
    <message>
        <source>Refinement sharpness</source>
        <translation>细化锐度</translation>
    </message>
    <message>
        <source>How sure refinement takes the labels to be; 100 is CLIP&apos;s own scale of similarities.</source>
        <translation>细化时认为标签有多可靠；100 是 CLIP 自身的相似度标度。</translation>
    </message>
    <message>
        <source>Refinement trust</source>
        <translation>细化置信度</translation>
    </message>
    <message>
        <source>Probability that refinement gives to the foreground of the coarse stage, where that is on.</source>
        <translation>粗分阶段开启时，细化赋予其前景的概率。</translation>
    </message>
    <message>
        <source>Rounds of mean-field inference.</source>
        <translation>平均场推断的轮数。</translation>
    </message>
    <message>
        <source>How strongly neighbours agree, whatever their colours.</source>
        <translation>相邻像素趋于一致的强度，与颜色无关。</translation>
    </message>
    <message>
        <source>Distance over which neighbours agree.</source>
        <translation>相邻像素趋于一致的距离。</translation>
    </message>
    <message>
        <source>How strongly pixels of like colour agree.</source>
        <translation>颜色相近的像素趋于一致的强度。</translation>
    </message>
    <message>
        <source>Distance over which pixels of like colour agree.</source>
        <translation>颜色相近的像素趋于一致的距离。</translation>
    </message>
    <message>
        <source>Difference of colour that still counts as like.</source>
        <translation>仍视为相近的颜色差异。</translation>
    </message>
    <message>
        <source>grey levels</source>
        <translation>灰度级</translation>
    </message>
    <message>
        <source>How often the mask is averaged.</source>
        <translation>掩膜平均的次数。</translation>
    </message>
    <message>
        <source>Neighbourhoods averaged over, each twice as wide as the one before.</source>
        <translation>参与平均的邻域数，每个的宽度是前一个的两倍。</translation>
    </message>
    <message>
        <source>Difference of colour that still counts as like, in parts of the local contrast.</source>
        <translation>仍视为相近的颜色差异，以局部对比度的比例计。</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异度量</translation>
    </message>
    <message>
        <source>How areas are compared with a shot&apos;s: log-ratio sees missing and extra parts alike, relative extra ones more; literal is equation 2 as printed.</source>
        <translation>如何与参考照片比较面积：对数比同等看待缺失与多余的部件，相对值更看重多余的部件；按原式即论文公式 2 的印刷形式。</translation>
    </message>
    <message>
        <source>log ratio</source>
        <translation>对数比</translation>
    </message>
    <message>
        <source>relative</source>
        <translation>相对值</translation>
    </message>
    <message>
        <source>literal</source>
        <translation>按原式</translation>
    </message>
    <message>
        <source>Area offset</source>
        <translation>面积偏移</translation>
    </message>
    <message>
        <source>Added to both areas, so that a few stray pixels of a label that is absent count little.</source>
        <translation>加到两个面积上，使不存在的标签的零星像素影响很小。</translation>
    </message>
    <message>
        <source>Weight of pieces</source>
        <translation>块数权重</translation>
    </message>
    <message>
        <source>How much the number of connected pieces of each label counts beside their area; 0 is off.</source>
        <translation>除面积外，各标签连通块数所占的权重；0 表示关闭。</translation>
    </message>
    <message>
        <source>Least piece</source>
        <translation>最小块</translation>
    </message>
    <message>
        <source>Connected pieces below this size are scraps and not counted, though their area is; a third of the smallest part is a good value.</source>
        <translation>小于此值的连通块视为碎屑，不计入块数，但计入面积；取最小部件的三分之一为宜。</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>How far apart two patches are.</source>
        <translation>两个图块之间距离的度量方式。</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>euclidean</source>
        <translation>欧氏</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Which patch of the shots a patch is compared with: the nearest, or the furthest as equation 3 is printed.</source>
        <translation>图块与参考照片中的哪个图块比较：最近的，或按公式 3 印刷形式取最远的。</translation>
    </message>
    <message>
        <source>furthest</source>
        <translation>最远</translation>
    </message>
    <message>
        <source>Structural score</source>
        <translation>结构分数</translation>
    </message>
    <message>
        <source>The most unusual patch decides, or the mean of the most unusual hundredth.</source>
        <translation>由最异常的图块决定，或取最异常的百分之一的平均。</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>top percent</source>
        <translation>最高百分之一</translation>
    </message>
    <message>
        <source>Relative to the image</source>
        <translation>相对于图像</translation>
    </message>
    <message>
        <source>Subtract the image&apos;s median distance, so that other light on the whole image does not count; nor does damage all over it.</source>
        <translation>减去图像的距离中位数，使整幅图像的光照变化不计入；遍布全图的损坏也因此不计入。</translation>
    </message>
    <message>
        <source>Stage 1</source>
        <translation>层级 1</translation>
    </message>
    <message>
        <source>Edges and texture take part.</source>
        <translation>边缘和纹理参与。</translation>
    </message>
    <message>
        <source>Stage 2</source>
        <translation>层级 2</translation>
    </message>
    <message>
        <source>Shapes of a few patches take part.</source>
        <translation>几个图块大小的形状参与。</translation>
    </message>
    <message>
        <source>Stage 3</source>
        <translation>层级 3</translation>
    </message>
    <message>
        <source>Parts of objects take part.</source>
        <translation>物体的局部参与。</translation>
    </message>
    <message>
        <source>Stage 4</source>
        <translation>层级 4</translation>
    </message>
    <message>
        <source>Whole objects and their surroundings take part.</source>
        <translation>整个物体及其周围参与。</translation>
    </message>
    <message>
        <source>Calibration sample</source>
        <translation>校准样本</translation>
    </message>
    <message>
        <source>Normal images that teach the spread of scores without a validation set; automatic: leave one shot out at a time; shots unlike all others are passed over while they are fewer than the rest, otherwise changed copies of them are added.</source>
        <translation>没有验证集时用来学习分数离散程度的正常图像；自动：依次留出一张参考照片；与其他都不相像的照片若为少数则跳过，否则加入其变化副本。</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>leave one out</source>
        <translation>留一法</translation>
    </message>
    <message>
        <source>copies</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Area of unlike shots</source>
        <translation>不相像照片的面积</translation>
    </message>
    <message>
        <source>Shots are unlike where one has at least this much of a label and the other hardly any.</source>
        <translation>若一张参考照片的某个标签至少有这么多，而另一张几乎没有，则二者不相像。</translation>
    </message>
    <message>
        <source>Ratio of unlike shots</source>
        <translation>不相像照片的比例</translation>
    </message>
    <message>
        <source>How many times as much of the label the one must have.</source>
        <translation>前者的标签面积须为后者的多少倍。</translation>
    </message>
    <message>
        <source>Changed copies</source>
        <translation>变化副本</translation>
    </message>
    <message>
        <source>How many mildly shifted, turned, blurred copies stand in for a second shot of the same kind.</source>
        <translation>用多少张略微平移、旋转、模糊的副本代替同类的第二张参考照片。</translation>
    </message>
    <message>
        <source>images</source>
        <translation>张图像</translation>
    </message>
    <message>
        <source>Strength of changes</source>
        <translation>变化强度</translation>
    </message>
    <message>
        <source>How far those copies are shifted, turned, and lightened or darkened; 1 is up to 1.6 % of the longer side, 2 degrees and 7 % of light.</source>
        <translation>副本平移、旋转及变亮或变暗的程度；1 表示最多为长边的 1.6%、2 度和 7% 的亮度。</translation>
    </message>
    <message>
        <source>Covariance</source>
        <translation>协方差</translation>
    </message>
    <message>
        <source>Equation 4 with the inverse covariance, as a Mahalanobis distance has it, or as it is printed.</source>
        <translation>公式 4 采用逆协方差（马氏距离的形式），或按印刷形式。</translation>
    </message>
    <message>
        <source>inverse</source>
        <translation>逆</translation>
    </message>
    <message>
        <source>as printed</source>
        <translation>按印刷</translation>
    </message>
    <message>
        <source>One-sided</source>
        <translation>单侧</translation>
    </message>
    <message>
        <source>Only scores above those of normal images count; being more normal is no anomaly.</source>
        <translation>只计高于正常图像的分数；比正常更正常不算异常。</translation>
    </message>
    <message>
        <source>One-sided sharpness</source>
        <translation>单侧锐度</translation>
    </message>
    <message>
        <source>How sharply one-sided scores stop to count below the mean; lower keeps the order of very normal images.</source>
        <translation>单侧分数在均值以下停止计入的陡峭程度；较小的值可保留非常正常的图像之间的次序。</translation>
    </message>
    <message>
        <source>1/σ</source>
        <translation>1/σ</translation>
    </message>
    <message>
        <source>Ridge</source>
        <translation>岭系数</translation>
    </message>
    <message>
        <source>Added to each variance, relative to it.</source>
        <translation>按比例加到每个方差上。</translation>
    </message>
    <message>
        <source>Shrinkage</source>
        <translation>收缩</translation>
    </message>
    <message>
        <source>How far a small sample&apos;s variances are drawn toward the expected ones.</source>
        <translation>小样本的方差向预期值收缩的程度。</translation>
    </message>
    <message>
        <source>Expected logical spread</source>
        <translation>预期逻辑离散度</translation>
    </message>
    <message>
        <source>Standard deviation of normal images&apos; logical scores, relative to their mean.</source>
        <translation>正常图像逻辑分数的标准差，相对于其均值。</translation>
    </message>
    <message>
        <source>Expected structural spread</source>
        <translation>预期结构离散度</translation>
    </message>
    <message>
        <source>Standard deviation of normal images&apos; structural scores, relative to their mean.</source>
        <translation>正常图像结构分数的标准差，相对于其均值。</translation>
    </message>
    <message>
        <source>Small sample</source>
        <translation>小样本</translation>
    </message>
    <message>
        <source>Up to so many normal images the two scores are taken to be independent and their spread is shrunk.</source>
        <translation>正常图像不超过这么多时，两个分数视为相互独立，其离散度会收缩。</translation>
    </message>
    <message>
        <source>Leave out the odd one</source>
        <translation>排除异常样本</translation>
    </message>
    <message>
        <source>Of a small sample of at least four normal images, the one that scores highest teaches nothing: a single odd shot or copy would hide faults.</source>
        <translation>在至少四张正常图像的小样本中，分数最高的一张不参与学习：单独一张反常的参考照片或副本会掩盖缺陷。</translation>
    </message>
    <message>
        <source>Least logical spread</source>
        <translation>最小逻辑离散度</translation>
    </message>
    <message>
        <source>The standard deviation of normal images&apos; logical scores is never taken for less.</source>
        <translation>正常图像逻辑分数的标准差不会取得比这更小。</translation>
    </message>
    <message>
        <source>Least structural spread</source>
        <translation>最小结构离散度</translation>
    </message>
    <message>
        <source>The standard deviation of normal images&apos; structural scores is never taken for less.</source>
        <translation>正常图像结构分数的标准差不会取得比这更小。</translation>
    </message>
    <message>
        <source>Least relative spread</source>
        <translation>最小相对离散度</translation>
    </message>
    <message>
        <source>Neither standard deviation is taken for less than this share of its mean.</source>
        <translation>两个标准差都不会取得小于其均值的这一比例。</translation>
    </message>
    <message>
        <source>Logical scale of copies</source>
        <translation>副本的倍率（逻辑）</translation>
    </message>
    <message>
        <source>How much higher other normal images&apos; logical scores are than those of changed copies of a shot, where such copies are the sample.</source>
        <translation>当以参考照片的变化副本作为样本时，其他正常图像的逻辑分数比这些副本高多少倍。</translation>
    </message>
    <message>
        <source>Structural scale of copies</source>
        <translation>副本的倍率（结构）</translation>
    </message>
    <message>
        <source>The same of structural scores.</source>
        <translation>结构分数的相应倍率。</translation>
    </message>
    <message>
        <source>Quantile</source>
        <translation>分位数</translation>
    </message>
    <message>
        <source>Share of the normal images that the threshold lies above, before the margin.</source>
        <translation>乘以余量之前，阈值高于多大比例的正常图像。</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>余量</translation>
    </message>
    <message>
        <source>The threshold is this many times the quantile while the sample is small; less as it grows.</source>
        <translation>样本较小时，阈值是分位数的这么多倍；样本增大时倍数减小。</translation>
    </message>
    <message>
        <source>Least threshold</source>
        <translation>最小阈值</translation>
    </message>
    <message>
        <source>The threshold never lies below this many standard deviations.</source>
        <translation>阈值不会低于这么多个标准差。</translation>
    </message>
    <message>
        <source>σ</source>
        <translation>σ</translation>
    </message>
    <message>
        <source>Side of the square a photo is squashed to; a multiple of the model&apos;s patch size, 4 to 96 patches, 0 = 32 patches.</source>
        <translation>照片被压缩成的正方形的边长；为模型图块大小的整数倍，4 到 96 个图块，0 = 32 个图块。</translation>
    </message>
    <message>
        <source>CRF: iterations</source>
        <translation>CRF：迭代次数</translation>
    </message>
    <message>
        <source>CRF: smoothness</source>
        <translation>CRF：平滑度</translation>
    </message>
    <message>
        <source>CRF: smoothness reach</source>
        <translation>CRF：平滑范围</translation>
    </message>
    <message>
        <source>CRF: edge weight</source>
        <translation>CRF：边缘权重</translation>
    </message>
    <message>
        <source>CRF: edge reach</source>
        <translation>CRF：边缘范围</translation>
    </message>
    <message>
        <source>CRF: colour tolerance</source>
        <translation>CRF：颜色容差</translation>
    </message>
    <message>
        <source>PAMR: iterations</source>
        <translation>PAMR：迭代次数</translation>
    </message>
    <message>
        <source>PAMR: dilations</source>
        <translation>PAMR：膨胀级数</translation>
    </message>
    <message>
        <source>PAMR: colour tolerance</source>
        <translation>PAMR：颜色容差</translation>
    </message>
    <message>
        <source>Ensemble</source>
        <translation>集成</translation>
    </message>
    <message>
        <source>Pairs of further cluster counts, a quarter fewer and more each; what most of them take for foreground is foreground. 0 is off.</source>
        <translation>再加若干对聚类数，各少和多四分之一；多数认为是前景的即为前景。0 为关闭。</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>对</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>How much it counts which pieces are there, each matched to the shot&apos;s piece that is most like it; 0 is off.</source>
        <translation>有哪些部件块所占的分量：每块与参考照片中最相似的一块配对；0 为关闭。</translation>
    </message>
    <message>
        <source>Sizes of pieces</source>
        <translation>部件块大小</translation>
    </message>
    <message>
        <source>How much the number and the sizes of each label&apos;s pieces count; 0 is off.</source>
        <translation>每个标签的部件块数量和大小所占的分量；0 为关闭。</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>How much it counts where in the image each label lies, for parts with fixed places; 0 is off.</source>
        <translation>每个标签位于图像何处所占的分量，用于位置固定的部件；0 为关闭。</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>How much it counts which way and how far labels lie from one another, and what lies inside what; 0 is off.</source>
        <translation>标签之间的方向、距离以及谁在谁内部所占的分量；0 为关闭。</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>How much the colours of each label count; 0 is off.</source>
        <translation>每个标签的颜色所占的分量；0 为关闭。</translation>
    </message>
    <message>
        <source>Whole image</source>
        <translation>整幅图像</translation>
    </message>
    <message>
        <source>How much the image&apos;s features as a whole count; 0 is off.</source>
        <translation>图像整体特征所占的分量；0 为关闭。</translation>
    </message>
    <message>
        <source>Combination</source>
        <translation>组合方式</translation>
    </message>
    <message>
        <source>How cues become one score: 1 adds them up, 2 takes the root of their squares&apos; sum, more lets the most unusual one decide.</source>
        <translation>各线索如何合为一个得分：1 为相加，2 为平方和的平方根，更大则由最异常者决定。</translation>
    </message>
    <message>
        <source>Cells of the layout</source>
        <translation>布局格数</translation>
    </message>
    <message>
        <source>How many cells a side the layout&apos;s grid has.</source>
        <translation>布局网格每边的格数。</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>格</translation>
    </message>
    <message>
        <source>Neighbourhood</source>
        <translation>邻域</translation>
    </message>
    <message>
        <source>Patches a side that each patch is averaged over before it is compared; 1 is itself alone.</source>
        <translation>每个图块在比较前取平均的邻域边长；1 为仅自身。</translation>
    </message>
    <message>
        <source>Within parts</source>
        <translation>部件之内</translation>
    </message>
    <message>
        <source>A patch is compared with patches of its own part, while the shots have any.</source>
        <translation>只要参考照片中有同一部件的图块，就只与这些图块比较。</translation>
    </message>
    <message>
        <source>Turned shots</source>
        <translation>旋转参考照片</translation>
    </message>
    <message>
        <source>Copies of each shot, turned by equal steps of a whole turn, that are remembered too, for parts that lie any way round; 0 is off.</source>
        <translation>每张参考照片按一整圈等分旋转的副本也一并记住，用于可任意朝向的部件；0 为关闭。</translation>
    </message>
    <message>
        <source>Scaled stages</source>
        <translation>各级归一</translation>
    </message>
    <message>
        <source>Each stage is weighed by how much the shots differ from one another in it, so that none drowns the others.</source>
        <translation>按参考照片之间在各级上的差异加权，使任何一级都不会盖过其他级。</translation>
    </message>
    <message>
        <source>Two scales</source>
        <translation>两种尺度</translation>
    </message>
    <message>
        <source>The patch itself is compared beside the mean over its neighbourhood: what is small and what is large is seen alike.</source>
        <translation>除邻域平均外也比较图块本身：大小缺陷同样可见。</translation>
    </message>
    <message>
        <source>Scaled labels</source>
        <translation>按标签缩放</translation>
    </message>
    <message>
        <source>A label counts the more, the better the shots agree in it: labels that masks mix up with one another are no noise in the score then. It takes two shots.</source>
        <translation>参考照片在某个标签上越一致，该标签的权重越大：掩膜容易混淆的标签不再给分数带来噪声。需要两张参考照片。</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>分块</translation>
    </message>
    <message>
        <source>Overlapping squares a side that a large photo is cut into, so that small parts are seen; each takes as long as a whole photo: 2 four times, 3 nine times.</source>
        <translation>大照片每边被切成的相互重叠的方块数，使小零件可见；每块所需时间与整张照片相同：2 为四倍，3 为九倍。</translation>
    </message>
    <message>
        <source>a side</source>
        <translation>每边</translation>
    </message>
    <message>
        <source>Remembered at most</source>
        <translation>最多记忆</translation>
    </message>
    <message>
        <source>As many patches as so many shots have; of more shots those patches are kept that leave every other near a kept one. 0 keeps all, and every photo takes the longer.</source>
        <translation>所记图块数相当于这么多张参考照片；参考照片更多时，保留能使其余每个图块附近都有所留图块的那些。0 为全部保留，每张照片相应更慢。</translation>
    </message>
    <message>
        <source>shots</source>
        <translation>参考照片</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>How much it counts what lies in each place of the image, compared with the same place of the shots; the less, the less the shots lie alike, and not at all with a single shot. 0 is off.</source>
        <translation>图像各处的内容与参考照片同一处相比所占的分量；参考照片的摆放越不一致，分量越小，只有一张参考照片时不计。0 为关闭。</translation>
    </message>
    <message>
        <source>Only what the coarse stage took for foreground gets fine labels; off, every patch does, whatever the clusters are. Automatic: off with the embedded demo model, otherwise on.</source>
        <translation>只有粗分阶段判为前景的部分才分配细标签；关闭时每个图块都分配，与聚类无关。自动：使用内置演示模型时关闭，否则开启。</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开启</translation>
    </message>
</context>
<context>
    <name>SuggestDialog</name>
    <message>
        <source>%1 without “%2” (coarse label)</source>
        <translation>%1，去掉“%2”（粗标签）</translation>
    </message>
    <message>
        <source>%1 without “%2” (fine label)</source>
        <translation>%1，去掉“%2”（细标签）</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>当前状态</translation>
    </message>
</context>
<context>
    <name>TemplatesText</name>
    <message>
        <source>as all labels</source>
        <translation>与所有标签相同</translation>
    </message>
    <message>
        <source>all 80</source>
        <translation>全部 80 个</translation>
    </message>
    <message>
        <source>the best 7</source>
        <translation>最好的 7 个</translation>
    </message>
    <message>
        <source>words alone</source>
        <translation>仅词语</translation>
    </message>
</context>
<context>
    <name>ThresholdNames</name>
    <message>
        <source>review from %1 → %2</source>
        <translation>复核起点 %1 → %2</translation>
    </message>
    <message>
        <source>reject from %1 → %2</source>
        <translation>剔除起点 %1 → %2</translation>
    </message>
    <message>
        <source>Reject from %1 → %2</source>
        <translation>剔除起点 %1 → %2</translation>
    </message>
    <message>
        <source>Review from %1 → %2</source>
        <translation>复核起点 %1 → %2</translation>
    </message>
    <message>
        <source>Calibrated</source>
        <translation>校准值</translation>
    </message>
    <message>
        <source>Calibrated threshold: %1</source>
        <translation>校准阈值：%1</translation>
    </message>
    <message>
        <source>Fit thresholds</source>
        <translation>拟合阈值</translation>
    </message>
    <message>
        <source>Fitted thresholds: %1</source>
        <translation>拟合阈值：%1</translation>
    </message>
</context>
<context>
    <name>ValidationText</name>
    <message>
        <source>There are %1 labels; at most %2 can be told apart.</source>
        <translation>有 %1 个标签；最多只能区分 %2 个。</translation>
    </message>
    <message>
        <source>There is no coarse label yet: name what belongs to the product.</source>
        <translation>还没有粗标签：请说明什么属于产品。</translation>
    </message>
    <message>
        <source>There is no fine label yet: name at least one part.</source>
        <translation>还没有细标签：请至少命名一个部件。</translation>
    </message>
    <message>
        <source>All coarse labels are background: name what belongs to the product.</source>
        <translation>所有粗标签都是背景：请说明什么属于产品。</translation>
    </message>
    <message>
        <source>All fine labels are background: name at least one part.</source>
        <translation>所有细标签都是背景：请至少命名一个部件。</translation>
    </message>
    <message>
        <source>The label has no name.</source>
        <translation>该标签没有名称。</translation>
    </message>
    <message>
        <source>“%1” is already the name of row %2.</source>
        <translation>“%1”已是第 %2 行的名称。</translation>
    </message>
    <message>
        <source>“%1” is no colour; write one as #rrggbb.</source>
        <translation>“%1”不是颜色；请写成 #rrggbb。</translation>
    </message>
    <message>
        <source>A synonym is empty; write words or remove it.</source>
        <translation>有一个同义词为空；请填写词语或将其移除。</translation>
    </message>
    <message>
        <source>“%1” is there twice.</source>
        <translation>“%1”出现了两次。</translation>
    </message>
    <message>
        <source>“%1” also stands for “%2” (row %3); one text cannot mean two labels.</source>
        <translation>“%1”也代表“%2”（第 %3 行）；同一文本不能表示两个标签。</translation>
    </message>
    <message>
        <source>“%1” is too long: %2 tokens, and %3 fit.</source>
        <translation>“%1”太长：有 %2 个词元，最多容纳 %3 个。</translation>
    </message>
    <message>
        <source>At least one stage must take part in the patch memory.</source>
        <translation>至少要有一个层级参与图块比较。</translation>
    </message>
    <message>
        <source>%1 px are too many for this model; use %2 or less.</source>
        <translation>%1 像素超出此模型的上限；请用 %2 或更小的值。</translation>
    </message>
    <message>
        <source>%1 px is no multiple of the model&apos;s patches of %2 px; use %3 or %4.</source>
        <translation>%1 像素不是模型图块 %2 像素的整数倍；请用 %3 或 %4。</translation>
    </message>
    <message>
        <source>%1 is not allowed; %2 to %3 are.</source>
        <translation>不允许 %1；允许 %2 到 %3。</translation>
    </message>
    <message>
        <source>%1 px are too few for this model; use %2 or more.</source>
        <translation>%1 像素低于此模型的下限；请用 %2 或更大的值。</translation>
    </message>
    <message>
        <source>So many tiles are too much to compute; use fewer, or a lower resolution.</source>
        <translation>分块过多，无法计算；请减少分块或降低分辨率。</translation>
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
            <numerusform>%Ln 个决定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln 个结果</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>%Ln 次运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for %1: %2</source>
        <translation>等待写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>WarningText</name>
    <message>
        <source>shot %1 (%2)</source>
        <translation>参考照片 %1（%2）</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>pieces of “%1”: %2, elsewhere %3</source>
        <translation>“%1”的块数：%2，其他照片：%3</translation>
    </message>
    <message>
        <source>mask pixels of “%1”: %2, elsewhere %3</source>
        <translation>“%1”的掩膜像素：%2，其他照片：%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a shot, what is odd about it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>“%1” on %2</source>
        <comment>a label, shots without it</comment>
        <translation>“%1”（%2）</translation>
    </message>
    <message>
        <source>all of “%1” (score %2)</source>
        <translation>全部“%1”（分数 %2）</translation>
    </message>
    <message>
        <source>one “%1” (score %2)</source>
        <translation>一个“%1”（分数 %2）</translation>
    </message>
    <message>
        <source>No coarse label is background, so the whole picture counts as foreground. Mark the one that lies behind the parts, or add one.</source>
        <translation>没有任何粗标签是背景，因此整幅画面都算作前景。请把部件后面的那个标为背景，或添加一个。</translation>
    </message>
    <message>
        <source>“%1” fills the picture. If that is what lies behind the parts, mark it as background; otherwise add a label for what does.</source>
        <translation>“%1”占满了画面。如果它就是部件后面的内容，请标为背景；否则请为部件后面的内容添加标签。</translation>
    </message>
    <message>
        <source>Nothing was found of %1. Right where a shot is of a kind that has none; otherwise leave the shot out, or try other words.</source>
        <translation>没有找到：%1。如果该参考照片属于本来就没有它的种类，则属正常；否则请去掉该参考照片，或换用其他词语。</translation>
    </message>
    <message>
        <source>Unlike the other shots is %1. Leave it out if it is a bad photo or shows a fault; otherwise add more shots of its kind.</source>
        <translation>与其他参考照片不相像：%1。如果是不良照片或显示了缺陷，请去掉；否则请添加更多同类的参考照片。</translation>
    </message>
    <message>
        <source>The shots are unlike each other (%1). Right for a product of several kinds with one shot of each; otherwise add more that are alike.</source>
        <translation>参考照片彼此不相像（%1）。如果产品有多个种类、每类一张参考照片，则属正常；否则请添加更多相像的参考照片。</translation>
    </message>
    <message>
        <source>What would pass as good if it were missing, below the threshold of %1: %2. Leave out shots or more good photos that differ from the rest, add good ones, try other words, or lower the threshold.</source>
        <translation>以下内容即使缺失，也会因低于阈值 %1 而判为合格：%2。请去掉与其余不同的参考照片或更多合格照片，添加合格的照片，换用其他词语，或降低阈值。</translation>
    </message>
    <message>
        <source>“%1” was found on no shot. Leave it if only faulty products show it; otherwise try other words, or switch it off.</source>
        <translation>在任何参考照片中都未找到“%1”。如果只有不合格产品才会出现，请保留；否则请尝试其他词语，或将其关闭。</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>a word</comment>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>The model never learned %1 (“%2”). What it finds for that is chance: use other words, or a large model.</source>
        <translation>模型从未学过%1（“%2”）。它据此找到的内容只是偶然：请换用其他词语，或使用大模型。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::AbPanel</name>
    <message>
        <source>A cannot be computed: %1</source>
        <translation>无法计算 A：%1</translation>
    </message>
    <message>
        <source>Back to A</source>
        <translation>返回 A</translation>
    </message>
    <message>
        <source>Show B (present)</source>
        <translation>显示 B（当前）</translation>
    </message>
    <message>
        <source>Show A</source>
        <translation>显示 A</translation>
    </message>
    <message>
        <source>Keep the words and settings as they are now as A, change what you like, and flip between the two to see what the change does.</source>
        <translation>把当前的词语和设置保留为 A，再随意修改，然后在两者之间切换，查看修改的效果。</translation>
    </message>
    <message>
        <source>A is kept. Nothing differs from it yet.</source>
        <translation>A 已保留，目前没有任何差异。</translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) lie between A and the present state.</source>
        <translation>
            <numerusform>A 与当前状态之间有 %n 处更改。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep as A</source>
        <translation>保留为 A</translation>
    </message>
    <message>
        <source>Remembers the present words and settings, to compare what you do next with them.</source>
        <translation>记住当前的词语和设置，以便与之后的修改比较。</translation>
    </message>
    <message>
        <source>Tap the key to flip, or hold it to look at A for a moment. Nothing is edited.</source>
        <translation>轻按该键切换，或按住片刻查看 A。不会修改任何内容。</translation>
    </message>
    <message>
        <source>Go back to A</source>
        <translation>恢复到 A</translation>
    </message>
    <message>
        <source>Makes the words and settings those of A; can be undone.</source>
        <translation>将词语和设置恢复为 A 的内容；可以撤销。</translation>
    </message>
    <message>
        <source>Forget A</source>
        <translation>清除 A</translation>
    </message>
    <message>
        <source>What differs between A and the present state</source>
        <translation>A 与当前状态的差异</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B (present)</source>
        <translation>B（当前）</translation>
    </message>
    <message>
        <source>Computing A…</source>
        <translation>正在计算 A…</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::AccuracyPanel</name>
    <message>
        <source>%1, verdict %2: %3</source>
        <translation>%1，判定为%2：%3</translation>
    </message>
    <message>
        <source>Missed: %1 % of the bad images pass as good.</source>
        <translation>漏检：%1% 的不合格图像被当作合格放行。</translation>
    </message>
    <message>
        <source>False alarms: %1 % of the good images are rejected.</source>
        <translation>误报：%1% 的合格图像被剔除。</translation>
    </message>
    <message>
        <source>AUROC: %1.</source>
        <translation>AUROC：%1。</translation>
    </message>
    <message>
        <source>The curve needs images that are known to be good and some that are known to be bad. Score a data set, or decide on some images on the page Review.</source>
        <translation>绘制曲线需要一些已知合格和一些已知不合格的图像。请对数据集评分，或在“复核”页面对若干图像作出决定。</translation>
    </message>
    <message>
        <source>Known to be good</source>
        <translation>已知合格</translation>
    </message>
    <message>
        <source>Known to be bad</source>
        <translation>已知不合格</translation>
    </message>
    <message>
        <source>ROC curve: images found against false alarms</source>
        <translation>ROC 曲线：检出率与误报率</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::BenchmarkDialog</name>
    <message>
        <source>Co&amp;py</source>
        <translation>复制(&amp;P)</translation>
    </message>
    <message>
        <source>Benchmark report</source>
        <translation>基准比较报告</translation>
    </message>
    <message>
        <source>A benchmark compares CLIP-LAD with other methods on the same photos. It runs in a terminal; its report opens in the browser.</source>
        <translation>基准比较在相同的照片上比较 CLIP-LAD 与其他方法。它在终端中运行，其报告在浏览器中打开。</translation>
    </message>
    <message>
        <source>Command that runs a benchmark</source>
        <translation>运行基准比较的命令</translation>
    </message>
    <message>
        <source>&amp;Results:</source>
        <translation>结果(&amp;R)：</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Open report</source>
        <translation>打开报告(&amp;O)</translation>
    </message>
    <message>
        <source>Folder with a benchmark&apos;s results</source>
        <translation>含有基准比较结果的文件夹</translation>
    </message>
    <message>
        <source>Looking for a benchmark&apos;s report</source>
        <translation>正在查找基准比较的报告</translation>
    </message>
    <message>
        <source>This folder is not there yet.</source>
        <translation>此文件夹尚不存在。</translation>
    </message>
    <message>
        <source>There is no report in this folder. It lies in the one that the command was given with --out.</source>
        <translation>此文件夹中没有报告。报告位于运行命令时用 --out 指定的文件夹中。</translation>
    </message>
    <message>
        <source>There are results in this folder, but no report yet: the benchmark runs, or was stopped. Given the same command again, it goes on.</source>
        <translation>此文件夹中有结果，但还没有报告：比较正在运行或已被停止。再次运行同样的命令即可继续。</translation>
    </message>
    <message>
        <source>The report is of %1.</source>
        <translation>报告生成于 %1。</translation>
    </message>
    <message>
        <source>To make one, run this in a terminal, with your folder in the place of DATASET: photos in good/ and bad/, or a data set.</source>
        <translation>要生成报告，请在终端中运行以下命令，并将 DATASET 换成您的文件夹：照片位于 good/ 和 bad/ 中，或者是一个数据集。</translation>
    </message>
    <message>
        <source>To make one of what was scored, run this in a terminal.</source>
        <translation>要对已评分的图像生成报告，请在终端中运行以下命令。</translation>
    </message>
    <message>
        <source>Copying it also writes the labels and settings of the product to %1.</source>
        <translation>复制时还会将产品的标签和设置写入 %1。</translation>
    </message>
    <message>
        <source>There is no browser that opens pages by itself. The report is %1.</source>
        <translation>没有可自动打开网页的浏览器。报告位于 %1。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::CameraDialog</name>
    <message>
        <source>&amp;Camera:</source>
        <translation>摄像头(&amp;C)：</translation>
    </message>
    <message>
        <source>Video file…</source>
        <translation>视频文件…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Freeze to shot</source>
        <translation>定格为参考照片</translation>
    </message>
    <message>
        <source>Live camera</source>
        <translation>实时摄像头</translation>
    </message>
    <message>
        <source>Shots taken: %1. Freeze another, or close.</source>
        <translation>已拍摄参考照片：%1。可继续定格，或关闭。</translation>
    </message>
    <message>
        <source>The picture was not saved: %1</source>
        <translation>画面未保存：%1</translation>
    </message>
    <message>
        <source>No picture: %1</source>
        <translation>没有画面：%1</translation>
    </message>
    <message>
        <source>Name a camera by its number, a stream by its address (rtsp://…), or choose a video file; then press Start.</source>
        <translation>请输入摄像头编号或视频流地址（rtsp://…），或选择视频文件，然后点击“开始”。</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>实时画面</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>尚无画面</translation>
    </message>
    <message>
        <source>Number of the camera, address of the stream, or video file</source>
        <translation>摄像头编号、视频流地址或视频文件</translation>
    </message>
    <message>
        <source>⚠ %1</source>
        <translation>⚠ %1</translation>
    </message>
    <message>
        <source>Name a camera first: 0 is the first one of this computer.</source>
        <translation>请先指定摄像头：0 是本机的第一个摄像头。</translation>
    </message>
    <message>
        <source>Choose a video</source>
        <translation>选择视频</translation>
    </message>
    <message>
        <source>Live. Freeze keeps the picture of this moment as a shot.</source>
        <translation>实时画面。“定格”会把此刻的画面保留为参考照片。</translation>
    </message>
    <message>
        <source>Waiting for the first picture…</source>
        <translation>正在等待第一幅画面…</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>正在打开 %1…</translation>
    </message>
    <message>
        <source>Discard the last</source>
        <translation>丢弃最后一张</translation>
    </message>
    <message>
        <source>The last shot taken</source>
        <translation>最后拍摄的参考照片</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ClassHistogramChart</name>
    <message>
        <source>Areas of the parts</source>
        <translation>部件面积</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>not up to date</source>
        <translation>不是最新</translation>
    </message>
    <message>
        <source>mask pixels; brackets: the shots</source>
        <translation>掩膜像素；括线：参考照片</translation>
    </message>
    <message>
        <source>How much there is of each part appears here, beside the shots.</source>
        <translation>各部件的数量会显示在这里，并与参考照片对照。</translation>
    </message>
    <message>
        <source>on the shots: %1 px, pieces: %2</source>
        <translation>参考照片：%1 像素，块数：%2</translation>
    </message>
    <message>
        <source>%1 – here: %2 px, pieces: %3; %4</source>
        <translation>%1 – 此处：%2 像素，块数：%3；%4</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ClosingDialog</name>
    <message>
        <source>&amp;Close now</source>
        <translation>立即关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>正在关闭</translation>
    </message>
    <message>
        <source>The last decisions are being recorded. What the records do not take in a few seconds stays on this machine, and is sent at the next start.</source>
        <translation>正在记录最后的决定。几秒内未能写入记录的内容会保存在本机，下次启动时写入。</translation>
    </message>
    <message>
        <source>The records do not answer. Everything is kept on this machine.</source>
        <translation>记录没有响应。所有内容都已保存在本机。</translation>
    </message>
    <message numerus="yes">
        <source>The records do not answer. %n decision(s) are on no disk yet.</source>
        <translation>
            <numerusform>记录没有响应。%n 个决定尚未保存到任何磁盘。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ClusterPanel</name>
    <message>
        <source>Clusters</source>
        <translation>聚类</translation>
    </message>
    <message>
        <source>Computed ahead: %1 of %2 counts</source>
        <translation>已预先计算：%1/%2 种聚类数</translation>
    </message>
    <message>
        <source>A line is a count that is there, a ring one that is not yet.</source>
        <translation>短线表示已算好的聚类数，圆圈表示尚未算好。</translation>
    </message>
    <message>
        <source>Kinds of surface the shots are divided into; too few blur the parts&apos; edges, too many break them up.</source>
        <translation>参考照片被划分成的表面种类数；太少会使部件边缘模糊，太多会把部件打碎。</translation>
    </message>
    <message>
        <source>Number of clusters, 2 to 20</source>
        <translation>聚类数，2 至 20</translation>
    </message>
    <message>
        <source>Number of clusters</source>
        <translation>聚类数</translation>
    </message>
    <message>
        <source>Cluster counts computed ahead</source>
        <translation>已预先计算的聚类数</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>恢复为 %1</translation>
    </message>
    <message>
        <source>Reset the number of clusters</source>
        <translation>重置聚类数</translation>
    </message>
    <message>
        <source>Suggest…</source>
        <translation>推荐…</translation>
    </message>
    <message>
        <source>Tries cluster counts, and words and settings if you like, and shows what each makes of the shots.</source>
        <translation>尝试不同的聚类数，也可包括词语和设置，并显示各自在参考照片上的结果。</translation>
    </message>
    <message>
        <source>Clusters now (A: %1)</source>
        <translation>当前聚类数（A：%1）</translation>
    </message>
    <message>
        <source>The coarse stage is off: clusters change the coarse mask alone, and no part. “Coarse stage”, among the settings of the parts, switches it on.</source>
        <translation>粗分阶段已关闭：聚类只改变粗掩膜，不改变任何部件。可在部件的设置中用“粗分阶段”开启。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::CompareView</name>
    <message>
        <source>There is no image yet.</source>
        <translation>还没有图像。</translation>
    </message>
    <message>
        <source>The nearest shot is known when an image has been looked at.</source>
        <translation>查看过图像后，才能知道最接近的参考照片。</translation>
    </message>
    <message>
        <source>There is no A yet. Keep the present state as A on the A/B tab.</source>
        <translation>还没有 A。请在 A/B 选项卡上把当前状态保留为 A。</translation>
    </message>
    <message>
        <source>What is shown beside the image</source>
        <translation>图像旁边显示的内容</translation>
    </message>
    <message>
        <source>Image to compare with</source>
        <translation>用于比较的图像</translation>
    </message>
    <message>
        <source>Beside it: the photo alone</source>
        <translation>旁边：仅照片</translation>
    </message>
    <message>
        <source>Beside it: the nearest shot</source>
        <translation>旁边：最接近的参考照片</translation>
    </message>
    <message>
        <source>Beside it: A</source>
        <translation>旁边：A</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ComparisonView</name>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>闪烁</translation>
    </message>
    <message>
        <source>Photo and overlay beside each other</source>
        <translation>照片与叠加图并排显示</translation>
    </message>
    <message>
        <source>One picture with a divider to drag (Shift with Left and Right)</source>
        <translation>一幅图，带可拖动的分割线（Shift 加左右方向键）</translation>
    </message>
    <message>
        <source>Photo and overlay in turn</source>
        <translation>照片与叠加图交替显示</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Colours of the parts that were recognised</source>
        <translation>识别出的部件的颜色</translation>
    </message>
    <message>
        <source>Anomaly map</source>
        <translation>异常图</translation>
    </message>
    <message>
        <source>How far each place is from the nearest place in the shots</source>
        <translation>每个位置与参考照片中最接近位置的距离</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Dotted outlines: missing here, as in the nearest shot. Solid outlines: not in the shots. Frame: the least usual place.</source>
        <translation>虚线轮廓：此处缺失，位置取自最接近的参考照片。实线轮廓：参考照片中没有。方框：最异常的位置。</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Distance to the shots; one scale for the whole product</source>
        <translation>与参考照片的距离；整个产品使用同一标度</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photo with overlay</source>
        <translation>带叠加图的照片</translation>
    </message>
    <message>
        <source>0 … %1</source>
        <comment>ends of the colour scale</comment>
        <translation>0 … %1</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>叠加图</translation>
    </message>
    <message>
        <source>Photo at the left, overlay at the right</source>
        <translation>左为照片，右为叠加图</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::CountsAhead</name>
    <message>
        <source>Computing the other cluster counts ahead</source>
        <translation>正在预先计算其他聚类数</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::DecisionBar</name>
    <message>
        <source>%1: decided by %2, %3</source>
        <translation>%1：由 %2 决定，%3</translation>
    </message>
    <message>
        <source>%1: kept on this machine, to be sent to the records</source>
        <translation>%1：已保存在本机，稍后写入记录</translation>
    </message>
    <message>
        <source>%1: not recorded. %2</source>
        <translation>%1：未记录。%2</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What you saw; recorded with the decision</source>
        <translation>您看到的情况；随决定一起记录</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>复核人</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>未复核</translation>
    </message>
    <message>
        <source>%1: being recorded…</source>
        <translation>%1：正在记录…</translation>
    </message>
    <message>
        <source>Runs and decisions are recorded under this name</source>
        <translation>运行和决定以此姓名记录</translation>
    </message>
    <message>
        <source>%1. The note is recorded with your decision.</source>
        <translation>%1。备注将随您的决定一起记录。</translation>
    </message>
    <message>
        <source>%1. Press Return in the note to record it.</source>
        <translation>%1。在备注中按回车键即可记录。</translation>
    </message>
    <message>
        <source>Kept with the image, also when the program ends, and recorded with your decision</source>
        <translation>与图像一起保留（程序退出后也保留），并随您的判定一起记录</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::EmptyState</name>
    <message>
        <source>Score photos</source>
        <translation>给照片评分</translation>
    </message>
    <message>
        <source>Add a folder of photos, a data set or single photos; they can also be dropped here. Each is compared with the shots, and you see which differ and why.</source>
        <translation>添加照片文件夹、数据集或单张照片；也可以拖放到这里。每张照片都会与参考照片比较，您会看到哪些不同以及原因。</translation>
    </message>
    <message>
        <source>First mark one to four good photos with a star on the page Enrol: photos are compared with them.</source>
        <translation>请先在“录入”页面给一到四张合格照片加星标：照片将与它们比较。</translation>
    </message>
    <message numerus="yes">
        <source>Score the %n test image(s) of the product</source>
        <translation>
            <numerusform>给产品的 %n 张测试图像评分</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::Engine</name>
    <message>
        <source>The model is not ready yet.</source>
        <translation>模型尚未就绪。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::EnrolPage</name>
    <message>
        <source>%1 (%2)</source>
        <comment>tab, number of entries</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Shots</source>
        <translation>参考照片</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>More good photos</source>
        <translation>更多合格照片</translation>
    </message>
    <message>
        <source>Ignore regions</source>
        <translation>忽略区域</translation>
    </message>
    <message>
        <source>Select the photos first that are to be removed.</source>
        <translation>请先选中要移除的照片。</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Name of the product</source>
        <translation>产品名称</translation>
    </message>
    <message>
        <source>Select photos on the sheet first that are no shots and are not there yet.</source>
        <translation>请先在照片墙上选中既不是参考照片、也尚未加入的照片。</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Add a folder with all photos in it</source>
        <translation>添加文件夹及其中所有照片</translation>
    </message>
    <message>
        <source>Take shots with a live camera</source>
        <translation>用实时摄像头拍摄参考照片</translation>
    </message>
    <message>
        <source>Mark the most different photos as shots</source>
        <translation>把差异最大的照片标为参考照片</translation>
    </message>
    <message>
        <source>Remove what is selected</source>
        <translation>移除所选内容</translation>
    </message>
    <message>
        <source>Mark the selected photos as shots, or take their stars away</source>
        <translation>把所选照片标为参考照片，或取消其星标</translation>
    </message>
    <message>
        <source>Add the selected photos to the more good photos</source>
        <translation>把所选照片加入更多合格照片</translation>
    </message>
    <message>
        <source>Save the product</source>
        <translation>保存产品</translation>
    </message>
    <message>
        <source>Save product</source>
        <translation>保存产品</translation>
    </message>
    <message>
        <source>Learn from the shots and write the product</source>
        <translation>从参考照片学习并写入产品</translation>
    </message>
    <message>
        <source>Shots, warnings, more good photos, ignore regions</source>
        <translation>参考照片、警告、更多合格照片、忽略区域</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Many shots</source>
        <translation>参考照片过多</translation>
    </message>
    <message>
        <source>Mark %1 photos as shots?</source>
        <translation>将 %1 张照片标记为参考照片？</translation>
    </message>
    <message>
        <source>One to four are meant. With many more, learning and inspecting take long, and one bad photo among them hides its fault.</source>
        <translation>通常为一到四张。数量过多会使学习和检查变慢，而且其中一张不良照片会掩盖它所显示的缺陷。</translation>
    </message>
    <message>
        <source>&amp;Mark as shots</source>
        <translation>标记为参考照片(&amp;M)</translation>
    </message>
    <message>
        <source>Take the star away: %1</source>
        <translation>取消星标：%1</translation>
    </message>
    <message>
        <source>Mark as shot: %1</source>
        <translation>标记为参考照片：%1</translation>
    </message>
    <message>
        <source>Remove from the sheet: %1</source>
        <translation>从照片墙移除：%1</translation>
    </message>
    <message>
        <source>Discard from the camera: %1</source>
        <translation>丢弃相机照片：%1</translation>
    </message>
    <message>
        <source>Shot from the camera: %1</source>
        <translation>相机拍摄的参考照片：%1</translation>
    </message>
    <message>
        <source>Name of the product “%1” → “%2”</source>
        <translation>产品名称“%1”→“%2”</translation>
    </message>
    <message>
        <source>Remove all ignore regions (%1)</source>
        <translation>移除所有忽略区域（%1）</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ExportDialog</name>
    <message>
        <source>&amp;Table for a spreadsheet (results.csv)</source>
        <translation>供电子表格使用的表格 (results.csv)(&amp;T)</translation>
    </message>
    <message>
        <source>Everything with &amp;reasons (results.json)</source>
        <translation>全部内容及原因 (results.json)(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Masks of the parts (masks/*.png)</source>
        <translation>部件掩膜 (masks/*.png)(&amp;M)</translation>
    </message>
    <message>
        <source>Photos with the parts drawn &amp;over them (overlays/*.jpg)</source>
        <translation>叠加部件的照片 (overlays/*.jpg)(&amp;O)</translation>
    </message>
    <message>
        <source>Masks in &amp;COCO&apos;s format (coco.json)</source>
        <translation>COCO 格式的掩膜 (coco.json)(&amp;C)</translation>
    </message>
    <message>
        <source>Report to &amp;print, with the worst images (report.pdf)</source>
        <translation>可打印的报告，含最差的图像 (report.pdf)(&amp;P)</translation>
    </message>
    <message>
        <source>Export results</source>
        <translation>导出结果</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>文件夹(&amp;F)：</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>Files of an earlier export with these names are replaced.</source>
        <translation>先前导出的同名文件将被替换。</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>结果文件夹</translation>
    </message>
    <message>
        <source>Table for a spreadsheet with &amp;decimal commas (results-semicolon.csv)</source>
        <translation>使用小数逗号的电子表格 (results-semicolon.csv)(&amp;D)</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ExportLine</name>
    <message>
        <source>Exported to %1</source>
        <translation>已导出到 %1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>关闭此行</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::FilmModel</name>
    <message>
        <source>Shot %1: %2</source>
        <translation>参考照片 %1：%2</translation>
    </message>
    <message>
        <source>Test image %1</source>
        <translation>测试图像 %1</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::FilmStrip</name>
    <message>
        <source>Add test images</source>
        <translation>添加测试图像</translation>
    </message>
    <message numerus="yes">
        <source>Add %n test image(s)</source>
        <translation>
            <numerusform>添加 %n 张测试图像</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove test image %1</source>
        <translation>移除测试图像 %1</translation>
    </message>
    <message>
        <source>Shots and test images</source>
        <translation>参考照片和测试图像</translation>
    </message>
    <message>
        <source>No images yet. Mark shots on the Enrol page, or drop test images here.</source>
        <translation>还没有图像。请在“录入”页面标记参考照片，或把测试图像拖到这里。</translation>
    </message>
    <message>
        <source>Adds photos to look at; they teach nothing. The Delete key takes one off the list.</source>
        <translation>添加仅供查看的照片，不用于学习。按 Delete 键可从列表中移除一张。</translation>
    </message>
    <message>
        <source>All of these photos are there already.</source>
        <translation>这些照片都已存在。</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::FindingPanel</name>
    <message>
        <source>Parts</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Least usual place</source>
        <translation>最异常的位置</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>记录值</translation>
    </message>
    <message>
        <source>σ</source>
        <translation>σ</translation>
    </message>
    <message>
        <source>now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Standard deviations above normal images</source>
        <translation>高出正常图像的标准差数</translation>
    </message>
    <message>
        <source>Logical, raw</source>
        <translation>逻辑，原始</translation>
    </message>
    <message>
        <source>Structural, raw</source>
        <translation>结构，原始</translation>
    </message>
    <message>
        <source>Score, calibrated</source>
        <translation>分数，已校准</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Good: score %1, threshold %2</source>
        <translation>合格：分数 %1，阈值 %2</translation>
    </message>
    <message>
        <source>Not scored: %1</source>
        <translation>未评分：%1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>differences</comment>
        <translation>
            <numerusform>另有 %n 处差异</numerusform>
        </translation>
    </message>
    <message>
        <source>This image</source>
        <translation>此图像</translation>
    </message>
    <message>
        <source>Nearest in the shots</source>
        <translation>参考照片中最接近处</translation>
    </message>
    <message>
        <source>Shot %1</source>
        <translation>参考照片 %1</translation>
    </message>
    <message>
        <source>The product was edited since this run: words and recorded figures are those of the run, marks and the column “now” show the product as it is.</source>
        <translation>此次运行之后产品被修改过：文字说明和记录值来自那次运行，标记和“当前”列显示产品现在的状态。</translation>
    </message>
    <message>
        <source>Why the image has its verdict</source>
        <translation>图像判定的原因</translation>
    </message>
    <message>
        <source>Reject: score %1, threshold %2</source>
        <translation>剔除：分数 %1，阈值 %2</translation>
    </message>
    <message>
        <source>Review: score %1, threshold %2</source>
        <translation>复核：分数 %1，阈值 %2</translation>
    </message>
    <message>
        <source>Nearest: shot no. %1</source>
        <translation>最接近：第 %1 张参考照片</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::FitDialog</name>
    <message>
        <source>Fit thresholds</source>
        <translation>拟合阈值</translation>
    </message>
    <message>
        <source>%1 scored images are known: %2 good and %3 bad, by the data set or by reviews. A fit on few images says little about the next ones.</source>
        <translation>已评分图像中有 %1 张结果已知：%2 张合格，%3 张不合格，来自数据集或复核。用少量图像拟合，对后续图像的参考意义有限。</translation>
    </message>
    <message>
        <source>At most so many of the &amp;bad images are missed:</source>
        <translation>不合格图像的漏检最多为(&amp;B)：</translation>
    </message>
    <message>
        <source>At most so many of the &amp;good images are rejected:</source>
        <translation>合格图像的剔除最多为(&amp;G)：</translation>
    </message>
    <message>
        <source>B&amp;oth: review from the first, reject from the second</source>
        <translation>两者兼顾：复核用前者，剔除用后者(&amp;O)</translation>
    </message>
    <message>
        <source> %</source>
        <translation>%</translation>
    </message>
    <message>
        <source>What each choice costs</source>
        <translation>各方案的代价</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Review from</source>
        <translation>复核起点</translation>
    </message>
    <message>
        <source>Reject from</source>
        <translation>剔除起点</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>漏检</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>待复核</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>&amp;Adopt</source>
        <translation>采用(&amp;A)</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>现有设置</translation>
    </message>
    <message>
        <source>Calibrated</source>
        <translation>校准值</translation>
    </message>
    <message>
        <source>By missed</source>
        <translation>按漏检</translation>
    </message>
    <message>
        <source>By false alarms</source>
        <translation>按误报</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>→ %1</source>
        <translation>→ %1</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1（%2%）</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>cannot be fitted: no such image is known</source>
        <translation>无法拟合：没有已知的此类图像</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::GoodPhotos</name>
    <message>
        <source>To the good photos: %1</source>
        <translation>加入合格照片：%1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between file names</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>file names</comment>
        <translation>
            <numerusform>%1 等，另有 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out, as they are gone or were changed after they were scored: %1.</source>
        <translation>以下文件已不存在或在评分后被更改，未加入：%1。</translation>
    </message>
    <message numerus="yes">
        <source>With only %n more good photo(s) the threshold stays a rough guess; more than %1 teach a better one.</source>
        <translation>
            <numerusform>只有 %n 张更多合格照片时，阈值仍只是粗略估计；超过 %1 张可得到更好的阈值。</numerusform>
        </translation>
    </message>
    <message>
        <source>Only flagged images are among them, which makes the threshold too high: decide on some of “Every image” too.</source>
        <translation>其中只有被标出的图像，这会使阈值过高：请对“所有图像”中的一些也作出决定。</translation>
    </message>
    <message>
        <source>To the good photos</source>
        <translation>加入合格照片</translation>
    </message>
    <message>
        <source>Score images of the open product first.</source>
        <translation>请先给已打开产品的图像评分。</translation>
    </message>
    <message>
        <source>No image of this run is decided as good yet.</source>
        <translation>此次运行中还没有图像决定为合格。</translation>
    </message>
    <message>
        <source>The data set calls bad what is decided as good here, and its word counts.</source>
        <translation>此处决定为合格的图像，数据集标为不合格，并以数据集为准。</translation>
    </message>
    <message>
        <source>All that is decided as good is there already: as a shot or a good photo, or a copy of one.</source>
        <translation>决定为合格的图像都已存在：是参考照片或合格照片，或其副本。</translation>
    </message>
    <message>
        <source>The photos are being read.</source>
        <translation>正在读取照片。</translation>
    </message>
    <message numerus="yes">
        <source>Add the %n photo(s) of this run that are decided as good to the more good photos of the product, from which the threshold is learned</source>
        <translation>
            <numerusform>把此次运行中决定为合格的 %n 张照片加入产品的更多合格照片，阈值从这些照片学得</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading good photos</source>
        <translation>正在读取合格照片</translation>
    </message>
    <message>
        <source>No photo was added to the more good photos.</source>
        <translation>没有照片加入更多合格照片。</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) were added to the more good photos. The threshold is learned from them now, so judge the product by other photos: results of these flatter it.</source>
        <translation>
            <numerusform>已将 %n 张照片加入更多合格照片。阈值现在从这些照片学得，因此请用其他照片评价产品：这些照片的结果会过于乐观。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::HeatBar</name>
    <message>
        <source>Scale from %1 to %2: %3</source>
        <translation>标度从 %1 到 %2：%3</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::HintPanel</name>
    <message>
        <source>%1, row %2 “%3”</source>
        <translation>%1，第 %2 行“%3”</translation>
    </message>
    <message>
        <source>Coarse</source>
        <translation>粗标签</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>细标签</translation>
    </message>
    <message>
        <source>These words cannot be used yet</source>
        <translation>这些词语尚不能使用</translation>
    </message>
    <message>
        <source>Nothing stands out on the shots</source>
        <translation>参考照片上没有值得注意之处</translation>
    </message>
    <message>
        <source>What stands out on the shots</source>
        <translation>参考照片上值得注意之处</translation>
    </message>
    <message>
        <source>What stood out on the shots before the last edit</source>
        <translation>上次修改之前参考照片上值得注意之处</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ImageCanvas</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ImageName</name>
    <message>
        <source>%1 (not in the strip below)</source>
        <translation>%1（不在下方条带中）</translation>
    </message>
    <message>
        <source>No image</source>
        <translation>没有图像</translation>
    </message>
    <message>
        <source>Image %1</source>
        <translation>图像 %1</translation>
    </message>
    <message>
        <source>%1 (not on the sheet)</source>
        <translation>%1（不在照片列表中）</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LabelDelegate</name>
    <message>
        <source>word, other word, …</source>
        <translation>词, 另一个词, …</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LabelPanel</name>
    <message>
        <source>The copy is switched off until its words differ.</source>
        <translation>副本保持停用，直到其词语有所不同。</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>No background</source>
        <translation>非背景</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Colour of the palette</source>
        <translation>调色板颜色</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Coarse: product and background</source>
        <translation>粗：产品与背景</translation>
    </message>
    <message>
        <source>Fine: the parts</source>
        <translation>细：部件</translation>
    </message>
    <message>
        <source>Coarse labels</source>
        <translation>粗标签</translation>
    </message>
    <message>
        <source>Fine labels</source>
        <translation>细标签</translation>
    </message>
    <message>
        <source>What belongs to the product, and what is background: type a label above, or start from a file.</source>
        <translation>什么属于产品，什么是背景：在上方输入标签，或从文件开始。</translation>
    </message>
    <message>
        <source>The parts to be told apart: type a label above, or start from a file.</source>
        <translation>需要区分的部件：在上方输入标签，或从文件开始。</translation>
    </message>
    <message>
        <source>New label, then Enter</source>
        <translation>新标签，按回车添加</translation>
    </message>
    <message>
        <source>New coarse label</source>
        <translation>新的粗标签</translation>
    </message>
    <message>
        <source>New fine label</source>
        <translation>新的细标签</translation>
    </message>
    <message>
        <source>Add the label</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Duplicate the label</source>
        <translation>复制标签</translation>
    </message>
    <message>
        <source>Move the label up</source>
        <translation>上移标签</translation>
    </message>
    <message>
        <source>Move the label down</source>
        <translation>下移标签</translation>
    </message>
    <message>
        <source>Remove the label</source>
        <translation>移除标签</translation>
    </message>
    <message>
        <source>Choose a colour…</source>
        <translation>选择颜色…</translation>
    </message>
    <message>
        <source>A label needs a name with a letter or a digit in it.</source>
        <translation>标签名称中须有字母或数字。</translation>
    </message>
    <message>
        <source>“%1” is the name; the words behind the comma are its synonyms. Type several labels one by one.</source>
        <translation>“%1”是名称；逗号后的词是其同义词。多个标签请逐个输入。</translation>
    </message>
    <message>
        <source>The name; further words behind commas become its synonyms</source>
        <translation>名称；逗号后的其他词成为其同义词</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>句式</translation>
    </message>
    <message>
        <source>Coarse: only background counts</source>
        <translation>粗标签：只有背景起作用</translation>
    </message>
    <message>
        <source>The coarse stage is off: each place goes to the fine label or coarse background that it is most like. “Coarse stage” on Tune switches it on.</source>
        <translation>粗分阶段已关闭：每个位置归入与它最相像的细标签或粗标签中的背景。可用“调节”页面上的“粗分阶段”开启。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LabelTableModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>± %1 %</source>
        <translation>± %1%</translation>
    </message>
    <message>
        <source>There are figures when the words can be used and a shot is marked.</source>
        <translation>词语可用并且标记了参考照片后才有数值。</translation>
    </message>
    <message>
        <source>Not up to date.</source>
        <translation>不是最新。</translation>
    </message>
    <message>
        <source>Shot %1: %2 mask pixels</source>
        <translation>参考照片 %1：%2 掩膜像素</translation>
    </message>
    <message>
        <source>Click to choose the colour in the masks</source>
        <translation>点击选择掩膜中的颜色</translation>
    </message>
    <message>
        <source>switched on</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>no background</source>
        <translation>非背景</translation>
    </message>
    <message>
        <source>colour %1</source>
        <translation>颜色 %1</translation>
    </message>
    <message>
        <source>Whether the label is used; one that is switched off stays in the table</source>
        <translation>是否使用该标签；停用的标签仍保留在表中</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Colour in the masks</source>
        <translation>掩膜中的颜色</translation>
    </message>
    <message>
        <source>What the label is called in results</source>
        <translation>标签在结果中的名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What the model reads, separated by commas; the name alone where there is none</source>
        <translation>模型读取的词语（英文），以英文逗号分隔；没有时只用名称</translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation>同义词</translation>
    </message>
    <message>
        <source>Not part of the product</source>
        <translation>不属于产品</translation>
    </message>
    <message>
        <source>Competes with the parts and produces none</source>
        <translation>与部件竞争，但不产生部件</translation>
    </message>
    <message>
        <source>Mean similarity (cosine) of what the label wins on the shots to its words</source>
        <translation>标签在参考照片上赢得的部分与其词语的平均相似度（余弦）</translation>
    </message>
    <message>
        <source>Area on the shots, of the whole photo</source>
        <translation>在参考照片上的面积，占整张照片的比例</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>How much the area differs between the shots (standard deviation); less is more stable</source>
        <translation>面积在参考照片之间的差异（标准差）；越小越稳定</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>离散度</translation>
    </message>
    <message>
        <source>Of this label alone. Click to choose others</source>
        <translation>仅用于此标签。点击可另选</translation>
    </message>
    <message>
        <source>As chosen above for all labels. Click to choose others for this one</source>
        <translation>与上方为所有标签所选相同。点击可为此标签另选</translation>
    </message>
    <message>
        <source>%1, as all labels</source>
        <translation>%1，与所有标签相同</translation>
    </message>
    <message>
        <source>Which sentences the words are put into</source>
        <translation>词语放入哪些句子</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>句式</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LabelTableView</name>
    <message>
        <source>Colour of “%1”</source>
        <translation>“%1”的颜色</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LabelView</name>
    <message>
        <source>cosine similarity to the label&apos;s words</source>
        <translation>与标签词语的余弦相似度</translation>
    </message>
    <message>
        <source>The coarse mask, in the colours of the table</source>
        <translation>粗掩膜，颜色与表中一致</translation>
    </message>
    <message>
        <source>The fine mask, in the colours of the table</source>
        <translation>细掩膜，颜色与表中一致</translation>
    </message>
    <message>
        <source>Choose a label in the tables to see what it wins.</source>
        <translation>在表中选择一个标签，查看它赢得的部分。</translation>
    </message>
    <message>
        <source>“%1” is switched off.</source>
        <translation>“%1”已停用。</translation>
    </message>
    <message>
        <source>“%1” has not been looked for yet.</source>
        <translation>尚未查找“%1”。</translation>
    </message>
    <message>
        <source>How near each place is to the words of “%1”</source>
        <translation>每个位置与“%1”词语的接近程度</translation>
    </message>
    <message>
        <source>“%1” wins %2 % of this photo</source>
        <translation>“%1”赢得此照片的 %2%</translation>
    </message>
    <message>
        <source>Point at the photo, or click to pin a place.</source>
        <translation>将指针移到照片上，或单击以固定一个位置。</translation>
    </message>
    <message>
        <source>The similarities of this photo are being computed.</source>
        <translation>正在计算此照片的相似度。</translation>
    </message>
    <message>
        <source>Pixels won</source>
        <translation>赢得的像素</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>All masks</source>
        <translation>全部掩膜</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>The pixels that the chosen label wins</source>
        <translation>所选标签赢得的像素</translation>
    </message>
    <message>
        <source>How near each pixel is to its words</source>
        <translation>每个像素与其词语的接近程度</translation>
    </message>
    <message>
        <source>All labels of the table in their colours</source>
        <translation>表中所有标签，各用其颜色</translation>
    </message>
    <message>
        <source>The photo alone</source>
        <translation>仅照片</translation>
    </message>
    <message>
        <source>No photo yet. Mark a good photo with a star on the Enrol page, then its labels are seen here.</source>
        <translation>还没有照片。请在“录入”页面给一张合格照片加星标，然后即可在此查看其标签。</translation>
    </message>
    <message>
        <source>Photo with what the labels win</source>
        <translation>照片及各标签赢得的部分</translation>
    </message>
    <message>
        <source>Coarse labels here</source>
        <translation>此处的粗标签</translation>
    </message>
    <message>
        <source>Fine labels here</source>
        <translation>此处的细标签</translation>
    </message>
    <message>
        <source>Choose an image below.</source>
        <translation>请在下方选择一张图像。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LastRun</name>
    <message>
        <source>Looking for earlier runs</source>
        <translation>正在查找以往运行</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LastRunOffer</name>
    <message numerus="yes">
        <source>The last run, of %1, has %n image(s).</source>
        <translation>
            <numerusform>最近一次运行（%1）有 %n 张图像。</numerusform>
        </translation>
    </message>
    <message>
        <source>The run of %1 was stopped after %2 of %3 images.</source>
        <translation>%1 的运行在完成 %2/%3 张图像后停止。</translation>
    </message>
    <message>
        <source>Show this run</source>
        <translation>显示此次运行</translation>
    </message>
    <message>
        <source>Resume this run</source>
        <translation>继续此次运行</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LayerPanel</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>聚类</translation>
    </message>
    <message>
        <source>Coarse mask</source>
        <translation>粗掩膜</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Anomaly map</source>
        <translation>异常图</translation>
    </message>
    <message>
        <source>Ignore regions</source>
        <translation>忽略区域</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>真值标注</translation>
    </message>
    <message>
        <source>This image has none.</source>
        <translation>此图像没有该图层。</translation>
    </message>
    <message>
        <source>Show the layer %1</source>
        <translation>显示图层“%1”</translation>
    </message>
    <message>
        <source>Shows or hides the layer.</source>
        <translation>显示或隐藏该图层。</translation>
    </message>
    <message>
        <source>Opacity of the layer %1</source>
        <translation>图层“%1”的不透明度</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LearningCheck</name>
    <message>
        <source>Checking what is learned</source>
        <translation>正在检查学习结果</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LiveSession</name>
    <message>
        <source>Mark a good photo with a star to see its parts</source>
        <translation>给一张合格照片加星标，即可查看其部件</translation>
    </message>
    <message>
        <source>Not up to date: %1</source>
        <translation>不是最新：%1</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>Updating…</source>
        <translation>正在更新…</translation>
    </message>
    <message>
        <source>Looking at the photo…</source>
        <translation>正在分析照片…</translation>
    </message>
    <message>
        <source>Reading the photo…</source>
        <translation>正在读取照片…</translation>
    </message>
    <message>
        <source>The photo cannot be read: %1</source>
        <translation>无法读取照片：%1</translation>
    </message>
    <message>
        <source>The verdict follows: %1</source>
        <translation>判定随后给出：%1</translation>
    </message>
    <message>
        <source>Updating: %1</source>
        <translation>正在更新：%1</translation>
    </message>
    <message>
        <source>Looking at the photos: %1</source>
        <translation>正在查看照片：%1</translation>
    </message>
    <message>
        <source>encoding %1 of %2</source>
        <translation>编码 %1 / %2</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>约剩 %1 秒</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>约剩 %1 分钟</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::LogWindow</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Copy diagnosis</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>About CLIP-LAD</source>
        <translation>关于 CLIP-LAD</translation>
    </message>
    <message>
        <source>&lt;b&gt;CLIP-LAD Studio %1&lt;/b&gt;&lt;p&gt;Few-shot visual inspection: missing, extra, misplaced and damaged parts, learned from one to four good photos.&lt;/p&gt;&lt;p&gt;Free software under the GPL, version 3. Not a safety device.&lt;/p&gt;</source>
        <translation>&lt;b&gt;CLIP-LAD Studio %1&lt;/b&gt;&lt;p&gt;少样本视觉检测：从一到四张合格照片学习，找出缺失、多余、错位和损坏的部件。&lt;/p&gt;&lt;p&gt;自由软件，采用 GPL 第 3 版许可。不是安全装置。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>The log cannot be written to %1.</source>
        <translation>日志无法写入 %1。</translation>
    </message>
    <message>
        <source>The log is kept in %1 too.</source>
        <translation>日志也保存在 %1。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::MainWindow</name>
    <message>
        <source>&amp;New product</source>
        <translation>新建产品(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Shortcuts of this page</source>
        <translation>此页面的快捷键</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>About CLIP-LAD</source>
        <translation>关于 CLIP-LAD</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
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
        <translation>未命名产品</translation>
    </message>
    <message>
        <source>Open a product or a folder of photos</source>
        <translation>打开产品或照片文件夹</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Model…</source>
        <translation>模型(&amp;M)…</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>首选项(&amp;F)…</translation>
    </message>
    <message>
        <source>Change shortcuts…</source>
        <translation>更改快捷键…</translation>
    </message>
    <message>
        <source>Model…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新载入</translation>
    </message>
    <message>
        <source>The product was not saved: another one was opened meanwhile.</source>
        <translation>产品未保存：期间打开了另一个产品。</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>丢弃…</translation>
    </message>
    <message>
        <source>Help on what has the focus</source>
        <translation>显示当前焦点处的帮助</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ManualWindow</name>
    <message>
        <source>Manual</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ModelDialog</name>
    <message>
        <source>Model of this product</source>
        <translation>此产品的模型</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Embedded demo model – rendered scenes only, not for real work</source>
        <translation>内置演示模型 – 仅限渲染场景，不适合实际工作</translation>
    </message>
    <message>
        <source>fp32 – full precision</source>
        <translation>fp32 – 全精度</translation>
    </message>
    <message>
        <source>bf16 – faster on processors with AVX-512 BF16 or AMX</source>
        <translation>bf16 – 在支持 AVX-512 BF16 或 AMX 的处理器上更快</translation>
    </message>
    <message>
        <source>The command line brings the paper&apos;s model: clip-lad model fetch ViT-L-14-datacomp. Any OpenCLIP ViT will do. Features of two models do not compare: what was learned is learned anew.</source>
        <translation>论文所用模型可用命令行获取：clip-lad model fetch ViT-L-14-datacomp。任何 OpenCLIP 的 ViT 均可使用。不同模型的特征不可比较：已学习的内容会重新学习。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Looking for models</source>
        <translation>正在查找模型</translation>
    </message>
    <message>
        <source>Folder of an OpenCLIP model</source>
        <translation>OpenCLIP 模型的文件夹</translation>
    </message>
    <message>
        <source>Model folder…</source>
        <translation>模型文件夹…</translation>
    </message>
    <message>
        <source>Model %1 → %2</source>
        <translation>模型 %1 → %2</translation>
    </message>
    <message>
        <source>int8 – faster with AVX2, fastest with AVX-512 VNNI, nearly the same masks</source>
        <translation>int8 – 支持 AVX2 时较快，支持 AVX-512 VNNI 时最快，掩膜几乎相同</translation>
    </message>
    <message>
        <source>Being measured…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>本机速度</translation>
    </message>
    <message>
        <source>Measuring the precisions&apos; speed</source>
        <translation>正在测量各精度的速度</translation>
    </message>
    <message>
        <source>a block of ViT-L/14 takes %1 ms in fp32, %2 in bf16, %3 in int8</source>
        <translation>ViT-L/14 的一个块：fp32 %1 毫秒，bf16 %2 毫秒，int8 %3 毫秒</translation>
    </message>
    <message>
        <source>automatic – %1, the best of them here</source>
        <translation>自动 – %1，本机最佳</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::NoMatch</name>
    <message>
        <source>No row matches the filter.</source>
        <translation>没有符合筛选条件的行。</translation>
    </message>
    <message>
        <source>Show all rows</source>
        <translation>显示所有行</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>关闭此通知</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::PartAreaModel</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 on shot %2: %3 mask pixels, pieces: %4</source>
        <translation>参考照片 %2 上的%1：%3 掩膜像素，%4 块</translation>
    </message>
    <message>
        <source>Shot %1</source>
        <translation>参考照片 %1</translation>
    </message>
    <message>
        <source>%1 px · %2</source>
        <comment>area, number of pieces</comment>
        <translation>%1 像素 · %2</translation>
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
        <translation>无法读取</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::PhotoImport</name>
    <message>
        <source>Files left out because their names are not those of photos: %1</source>
        <translation>因文件名不是照片而略过的文件：%1</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>All of these photos are there already.</source>
        <translation>这些照片都已存在。</translation>
    </message>
    <message>
        <source>Add a folder of photos</source>
        <translation>添加照片文件夹</translation>
    </message>
    <message>
        <source>Add to the sheet: %1</source>
        <translation>加入照片墙：%1</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::PhotoListModel</name>
    <message>
        <source>shot %1</source>
        <translation>参考照片 %1</translation>
    </message>
    <message>
        <source>for the calibration</source>
        <translation>用于校准</translation>
    </message>
    <message>
        <source>It cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::PhotoStage</name>
    <message>
        <source>This photo cannot be read: %1</source>
        <translation>无法读取此照片：%1</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photo %1</source>
        <translation>照片 %1</translation>
    </message>
    <message>
        <source>Choose a photo on the sheet to see it here.</source>
        <translation>在照片墙上选择一张照片，即可在此查看。</translation>
    </message>
    <message>
        <source>Look and choose regions</source>
        <translation>查看并选择区域</translation>
    </message>
    <message>
        <source>Draw a rectangle to ignore</source>
        <translation>画要忽略的矩形</translation>
    </message>
    <message>
        <source>Draw a polygon to ignore</source>
        <translation>画要忽略的多边形</translation>
    </message>
    <message>
        <source>Show the parts</source>
        <translation>显示部件</translation>
    </message>
    <message>
        <source>Ignore:</source>
        <translation>忽略：</translation>
    </message>
    <message>
        <source>Parts of the picture that nothing looks at: a clock, a logo, a hand</source>
        <translation>检测时不看的画面部分：时钟、标志、手</translation>
    </message>
    <message>
        <source>Width of the brush</source>
        <translation>画笔宽度</translation>
    </message>
    <message>
        <source>Width of the brush ([ and ] change it)</source>
        <translation>画笔宽度（[ 和 ] 键调整）</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Paint what to ignore; with the right button: erase</source>
        <translation>涂抹要忽略的部分；按住右键：擦除</translation>
    </message>
    <message>
        <source>Add ignore region: %1</source>
        <translation>添加忽略区域：%1</translation>
    </message>
    <message>
        <source>Move ignore region: %1</source>
        <translation>移动忽略区域：%1</translation>
    </message>
    <message>
        <source>Resize ignore region: %1</source>
        <translation>调整忽略区域大小：%1</translation>
    </message>
    <message>
        <source>Remove ignore region: %1</source>
        <translation>移除忽略区域：%1</translation>
    </message>
    <message>
        <source>Erase from ignore region: %1</source>
        <translation>擦除忽略区域：%1</translation>
    </message>
    <message>
        <source>Rectangle: drag it, or press Enter for one in the middle; arrows move it, Shift+arrows resize it. Esc leaves the tool.</source>
        <translation>矩形：拖动绘制，或按回车在中央放置一个；方向键移动，Shift+方向键调整大小。Esc 退出工具。</translation>
    </message>
    <message>
        <source>Polygon: click its corners, or move the crosshair by the arrows (Shift: further) and press Space at each; Enter closes it. Esc leaves the tool.</source>
        <translation>多边形：单击各顶点，或用方向键移动十字光标（Shift：移动更远）并在每个顶点按空格；回车闭合。Esc 退出工具。</translation>
    </message>
    <message>
        <source>Brush: drag (right button: erase), or move the crosshair by the arrows (Shift: further); Space puts the brush down and lifts it, Backspace does so to erase. Esc leaves the tool.</source>
        <translation>画笔：拖动绘制（右键：擦除），或用方向键移动十字光标（Shift：移动更远）；空格落笔和抬笔，退格键同样操作但用于擦除。Esc 退出工具。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::PreferencesDialog</name>
    <message>
        <source>%1 can be written. The file is made with the first run or decision.</source>
        <translation>%1 可写入。文件将在首次运行或决定时创建。</translation>
    </message>
    <message>
        <source>%1 answers. Its tables are made with the first run or decision.</source>
        <translation>%1 已响应。其中的表将在首次运行或决定时创建。</translation>
    </message>
    <message>
        <source>%1 answers. It is of an earlier version, and brought up to date with the next run or decision.</source>
        <translation>%1 已响应。它属于早期版本，将在下次运行或决定时更新。</translation>
    </message>
    <message>
        <source>%1 answers. It holds %2 runs and %3 decisions.</source>
        <translation>%1 已响应。其中有 %2 次运行和 %3 个决定。</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>测试连接(&amp;T)</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>The name of this machine in the records</source>
        <translation>本机在记录中的名称</translation>
    </message>
    <message>
        <source>Runs and decisions are recorded under this name</source>
        <translation>运行和决定以此姓名记录</translation>
    </message>
    <message>
        <source>&amp;Records</source>
        <translation>记录(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Station</source>
        <translation>工位(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>您的姓名(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>主题(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;File…</source>
        <translation>文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Choose the file that holds the records</source>
        <translation>选择保存记录的文件</translation>
    </message>
    <message>
        <source>An SQLite file for one station, or a PostgreSQL server for several, as postgresql://user@server:5432/name. A password is never kept here: put it into ~/.pgpass, which PostgreSQL&apos;s library reads, and let nobody else read that file (chmod 600).</source>
        <translation>单个工位使用 SQLite 文件；多个工位使用 PostgreSQL 服务器，写作 postgresql://user@server:5432/name。这里从不保存密码：请将密码写入 ~/.pgpass，PostgreSQL 的库会读取该文件；并且不要让其他人读取它 (chmod 600)。</translation>
    </message>
    <message>
        <source>The address has a password, which would be kept readable.</source>
        <translation>地址中含有密码，会以可读形式保存。</translation>
    </message>
    <message>
        <source>put it into ~/.pgpass</source>
        <translation>请将密码写入 ~/.pgpass</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>File of the records</source>
        <translation>记录文件</translation>
    </message>
    <message>
        <source>Records (*.sqlite)</source>
        <translation>记录 (*.sqlite)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Address of the records</source>
        <translation>记录的地址</translation>
    </message>
    <message>
        <source>The address has the passphrase of a key, which would be kept readable.</source>
        <translation>该地址含有密钥口令，它会以可读的形式保存。</translation>
    </message>
    <message>
        <source>leave it out, and use a key without one that only you can read</source>
        <translation>请去掉它，并使用只有您本人可读、没有口令的密钥</translation>
    </message>
    <message>
        <source>%1. Kept on this machine, and sent when those records can be reached.</source>
        <translation>%1。已保存在本机，待那些记录可以连接时写入。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ProductSaver</name>
    <message>
        <source>Saving %1</source>
        <translation>正在保存 %1</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::PromptFiles</name>
    <message>
        <source>The labels could not be read.</source>
        <translation>无法读取标签。</translation>
    </message>
    <message>
        <source>The labels were not written.</source>
        <translation>标签未写入。</translation>
    </message>
    <message>
        <source>Labels written to %1.</source>
        <translation>标签已写入 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n that are switched off were left out.</source>
        <translation>
            <numerusform>略过了 %n 个停用的标签。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::PromptsPage</name>
    <message>
        <source>Add a label</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Duplicate the label</source>
        <translation>复制标签</translation>
    </message>
    <message>
        <source>Remove the label</source>
        <translation>移除标签</translation>
    </message>
    <message>
        <source>Move the label up</source>
        <translation>上移标签</translation>
    </message>
    <message>
        <source>Move the label down</source>
        <translation>下移标签</translation>
    </message>
    <message>
        <source>Switch the label off or on</source>
        <translation>停用或启用标签</translation>
    </message>
    <message>
        <source>Background or not</source>
        <translation>切换背景</translation>
    </message>
    <message>
        <source>Choose the label&apos;s colour</source>
        <translation>选择标签颜色</translation>
    </message>
    <message>
        <source>Go to the other list</source>
        <translation>转到另一个列表</translation>
    </message>
    <message>
        <source>Go to the next hint or problem</source>
        <translation>转到下一个提示或问题</translation>
    </message>
    <message>
        <source>Show the pixels that the label wins</source>
        <translation>显示标签赢得的像素</translation>
    </message>
    <message>
        <source>Show the label&apos;s similarity map</source>
        <translation>显示标签的相似度图</translation>
    </message>
    <message>
        <source>Show all masks</source>
        <translation>显示全部掩膜</translation>
    </message>
    <message>
        <source>Show the photo alone</source>
        <translation>仅显示照片</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>下一张图像</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>上一张图像</translation>
    </message>
    <message>
        <source>Import labels from a file</source>
        <translation>从文件导入标签</translation>
    </message>
    <message>
        <source>Export labels to a file</source>
        <translation>将标签导出到文件</translation>
    </message>
    <message>
        <source>Start from labels that come with the program</source>
        <translation>从程序自带的标签开始</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>导入标签</translation>
    </message>
    <message>
        <source>Labels (*.yaml *.yml)</source>
        <translation>标签 (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>导出标签</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Replaces all labels by those of a product that comes with the program</source>
        <translation>用程序自带产品的标签替换所有标签</translation>
    </message>
    <message>
        <source>Replaces all labels by those of a YAML file; one can also be dropped here</source>
        <translation>用 YAML 文件中的标签替换所有标签；也可把文件拖到这里</translation>
    </message>
    <message>
        <source>Writes the labels that are switched on to a YAML file</source>
        <translation>将启用的标签写入 YAML 文件</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::QueueDelegate</name>
    <message>
        <source>being recorded</source>
        <translation>正在记录</translation>
    </message>
    <message>
        <source>to be sent</source>
        <translation>待写入</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>未复核</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>decision, its delivery</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::QueuePanel</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Only what is not reviewed</source>
        <translation>仅未复核的</translation>
    </message>
    <message>
        <source>Images to review</source>
        <translation>待复核图像</translation>
    </message>
    <message>
        <source>Progress of the review</source>
        <translation>复核进度</translation>
    </message>
    <message>
        <source>Every image</source>
        <translation>所有图像</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>最差的在前</translation>
    </message>
    <message>
        <source>Nearest to the threshold</source>
        <translation>最接近阈值的在前</translation>
    </message>
    <message>
        <source>As scored</source>
        <translation>按评分顺序</translation>
    </message>
    <message>
        <source>Any reason</source>
        <translation>所有原因</translation>
    </message>
    <message>
        <source>%1 of %2 reviewed</source>
        <translation>已复核 %1/%2</translation>
    </message>
    <message>
        <source>Review and reject</source>
        <translation>复核和剔除</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>剔除</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::RankingList</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::RegionsPanel</name>
    <message>
        <source>Ignore regions</source>
        <translation>忽略区域</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the selected ignore region</source>
        <translation>移除所选忽略区域</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>全部移除</translation>
    </message>
    <message>
        <source>Remove all ignore regions</source>
        <translation>移除所有忽略区域</translation>
    </message>
    <message>
        <source>Nothing looks at these parts of the picture. Draw them on the photo above with the rectangle, the polygon or the brush. They hold for all photos of the product.</source>
        <translation>检测时不看这些画面部分。请用矩形、多边形或画笔在上方照片上绘制。它们适用于该产品的所有照片。</translation>
    </message>
    <message>
        <source>Rectangle %1: %2 × %3 px at %4, %5</source>
        <translation>矩形 %1：%2 × %3 像素，位于 %4, %5</translation>
    </message>
    <message>
        <source>Outline %1 with %2 corners</source>
        <translation>轮廓 %1，%2 个角</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ReportPages</name>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>所有图像</translation>
    </message>
    <message>
        <source>Known to be good</source>
        <translation>已知合格</translation>
    </message>
    <message>
        <source>Known to be bad</source>
        <translation>已知不合格</translation>
    </message>
    <message>
        <source>AUROC: %1</source>
        <translation>AUROC：%1</translation>
    </message>
    <message>
        <source>No image is to be reviewed or rejected.</source>
        <translation>没有需要复核或剔除的图像。</translation>
    </message>
    <message>
        <source>Scores (the bars grow with the logarithm of the count)</source>
        <translation>分数（柱高为数量的对数）</translation>
    </message>
    <message numerus="yes">
        <source>The %n image(s) with the highest scores</source>
        <translation>
            <numerusform>分数最高的 %n 张图像</numerusform>
        </translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>未评分</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Good</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>To be reviewed</source>
        <translation>待复核</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message numerus="yes">
        <source>The %n missed image(s) are named at the end.</source>
        <translation>
            <numerusform>%n 张漏检图像列于末尾。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) that the product was learned from are counted among all images only.</source>
        <translation>
            <numerusform>用于学习该产品的 %n 张图像只计入“全部图像”。</numerusform>
        </translation>
    </message>
    <message>
        <source>Missed: known to be bad, but good by the thresholds</source>
        <translation>漏检：已知不合格，但按阈值判为合格</translation>
    </message>
    <message numerus="yes">
        <source>and %n more; the page Score lists all of them under Show: Missed</source>
        <translation>
            <numerusform>另有 %n 张；“评分”页面在“显示：漏检”下列出全部</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ReportPictures</name>
    <message>
        <source>the model is not loaded</source>
        <translation>模型未加载</translation>
    </message>
    <message>
        <source>Frame: the least usual place.</source>
        <translation>方框：最异常的位置。</translation>
    </message>
    <message>
        <source>Missing and extra parts are not outlined: %1</source>
        <translation>未勾出缺失和多余的部件：%1</translation>
    </message>
    <message>
        <source>Dotted outline: missing here, where the nearest shot has it. Solid outline: not in the shots.</source>
        <translation>虚线：最接近的参考照片中有，此处缺失。实线：参考照片中没有。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ReviewDesk</name>
    <message>
        <source>%1: good, a shot</source>
        <translation>%1：合格，设为参考照片</translation>
    </message>
    <message>
        <source>%1: a shot</source>
        <translation>%1：设为参考照片</translation>
    </message>
    <message>
        <source>%1: note</source>
        <translation>%1：备注</translation>
    </message>
    <message>
        <source>%1: good</source>
        <translation>%1：合格</translation>
    </message>
    <message>
        <source>%1: bad</source>
        <translation>%1：不合格</translation>
    </message>
    <message>
        <source>%1: unsure</source>
        <translation>%1：不确定</translation>
    </message>
    <message>
        <source>Add %1 to the shots</source>
        <translation>将 %1 加入参考照片</translation>
    </message>
    <message>
        <source>Take %1 out of the shots</source>
        <translation>将 %1 移出参考照片</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ReviewNotices</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Score again</source>
        <translation>重新评分</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>%1 is shot %2 now. The scores of this run were made without it.</source>
        <translation>%1 现在是参考照片 %2。此次运行的分数是在没有它的情况下得出的。</translation>
    </message>
    <message numerus="yes">
        <source>Not recorded: %n decisions.</source>
        <translation>
            <numerusform>未记录：%n 个决定。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept on this machine until the records can be reached: %n decisions. %1</source>
        <translation>
            <numerusform>在能够访问记录之前保存在本机：%n 个决定。%1</numerusform>
        </translation>
    </message>
    <message>
        <source>The records cannot be read. %1</source>
        <translation>无法读取记录。%1</translation>
    </message>
    <message numerus="yes">
        <source>Kept on this machine until the records take them: %n runs. %1</source>
        <translation>
            <numerusform>保留在本机，直到记录接受：%n 次运行。%1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what waits for which records; why</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ReviewPage</name>
    <message>
        <source>A decision was not recorded.</source>
        <translation>有一个决定未被记录。</translation>
    </message>
    <message>
        <source>Go to Score</source>
        <translation>转到评分</translation>
    </message>
    <message>
        <source>Every image of this list is reviewed.</source>
        <translation>此列表中的图像已全部复核。</translation>
    </message>
    <message>
        <source>No image passes this filter. Choose another one at the left.</source>
        <translation>没有图像符合此筛选条件。请在左侧选择其他条件。</translation>
    </message>
    <message>
        <source>Wait until the photo is there.</source>
        <translation>请等待照片载入。</translation>
    </message>
    <message>
        <source>%1 is a shot already.</source>
        <translation>%1 已经是参考照片。</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>%1, image %2 of %3</source>
        <translation>%1，第 %2/%3 张图像</translation>
    </message>
    <message>
        <source>Nothing is scored yet. Score images first: those with the verdict Review or Reject are gone through here.</source>
        <translation>还没有评分。请先给图像评分：在此逐一查看判定为“复核”或“剔除”的图像。</translation>
    </message>
    <message>
        <source>Reading the photo…</source>
        <translation>正在读取照片…</translation>
    </message>
    <message>
        <source>The note is kept, and recorded with your decision.</source>
        <translation>备注已保留，将随您的决定一起记录。</translation>
    </message>
    <message>
        <source>Notes without a decision are not kept on disk.</source>
        <translation>没有判定的备注未保存到磁盘。</translation>
    </message>
    <message>
        <source>No image of this run was flagged. “Every image” at the left shows the good ones too.</source>
        <translation>本次运行没有图像被标出。左侧的“所有图像”也会显示合格图像。</translation>
    </message>
    <message>
        <source>%1 is decided as bad. Decide that it is good first; then it can become a shot.</source>
        <translation>%1 已决定为不合格。请先决定为合格，之后才能成为参考照片。</translation>
    </message>
    <message>
        <source>Every other image of this list is reviewed.</source>
        <translation>此列表中的其他图像均已复核。</translation>
    </message>
    <message>
        <source>The decision on %1 was not taken back: it no longer stands.</source>
        <translation>对 %1 的决定未撤回：它已不再有效。</translation>
    </message>
    <message>
        <source>%1 was replaced after it was scored. Score it again before you decide.</source>
        <translation>%1 在评分后被替换。请重新评分后再做决定。</translation>
    </message>
    <message>
        <source>The decision on %1 was not repeated: somebody has decided since.</source>
        <translation>对 %1 的决定未重做：此后已有人做出决定。</translation>
    </message>
    <message>
        <source>%1: %2 had decided “%3” before it was shown here. Your decision counts now.</source>
        <translation>%1：在此处显示之前，%2 已决定“%3”。现在以您的决定为准。</translation>
    </message>
    <message>
        <source>No image of this run was flagged so far; it is not at its end yet.</source>
        <translation>本次运行目前还没有图像被标出；运行尚未结束。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ReviewQueue</name>
    <message>
        <source>, </source>
        <comment>between reasons</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>file name, why it is shown, what was decided</comment>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>未复核</translation>
    </message>
    <message>
        <source>Nothing unusual</source>
        <translation>没有异常</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::Reviews</name>
    <message>
        <source>Good</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>不确定</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::RocView</name>
    <message>
        <source>false alarms →</source>
        <translation>误报 →</translation>
    </message>
    <message>
        <source>found →</source>
        <translation>检出 →</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::RowPreview</name>
    <message>
        <source>As it was scored, before the product changed: %1</source>
        <translation>产品修改前的评分：%1</translation>
    </message>
    <message>
        <source>Choose a row of the table to see its image.</source>
        <translation>选择表中的一行以查看其图像。</translation>
    </message>
    <message>
        <source>Image of the chosen row</source>
        <translation>所选行的图像</translation>
    </message>
    <message>
        <source>Decide on this image on the page Review (Enter)</source>
        <translation>在“复核”页面对此图像作出决定（回车键）</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>%1 · score %2</source>
        <translation>%1 · 分数 %2</translation>
    </message>
    <message>
        <source>Raw scores: logical %1, structural %2</source>
        <translation>原始分数：逻辑 %1，结构 %2</translation>
    </message>
    <message>
        <source>Mend or replace the file, then press Resume: it is tried again.</source>
        <translation>请修复或替换该文件，然后按“继续”：会再试一次。</translation>
    </message>
    <message>
        <source>Parts as the product is now</source>
        <translation>按产品现在的状态划分的部件</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::RunBar</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Waiting for the model</source>
        <translation>正在等待模型</translation>
    </message>
    <message>
        <source>Waiting for other work to end</source>
        <translation>正在等待其他工作结束</translation>
    </message>
    <message>
        <source>Learning the product</source>
        <translation>正在学习产品</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Stopped: %1 of %2 images are scored.</source>
        <translation>已停止：已评分 %1/%2 张图像。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) could not be scored. Resume tries them again.</source>
        <translation>
            <numerusform>%n 张图像无法评分。点击“继续”会重试。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The parts of %n image(s) are lost. Resume scores them again.</source>
        <translation>
            <numerusform>%n 张图像的部件数据已丢失。按“继续”会重新评分。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) of this run are scored.</source>
        <translation>
            <numerusform>本次运行的 %n 张图像已评分。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cliplad::ui::RunsDialog</name>
    <message>
        <source>Earlier runs</source>
        <translation>以往运行</translation>
    </message>
    <message>
        <source>Earlier runs of this product</source>
        <translation>此产品的以往运行</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像数</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation>移除(&amp;M)…</translation>
    </message>
    <message>
        <source>This product has not been used to score images yet.</source>
        <translation>此产品尚未用于给图像评分。</translation>
    </message>
    <message>
        <source>Remove the run</source>
        <translation>移除运行</translation>
    </message>
    <message>
        <source>The results of this run will be gone. The photos stay.</source>
        <translation>此次运行的结果将被删除。照片会保留。</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>stopped, %1 of %2 scored</source>
        <translation>已停止，已评分 %1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>finished, %n not scored</source>
        <translation>
            <numerusform>已完成，%n 个未评分</numerusform>
        </translation>
    </message>
    <message>
        <source>To be reviewed or rejected, by the thresholds with which they were scored</source>
        <translation>按评分时所用的阈值需复核或剔除</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::SavingDialog</name>
    <message>
        <source>Saving</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Saving, then closing… The product is learned once more, so that it can be used without this program.</source>
        <translation>正在保存，然后关闭… 会再学习一次产品，以便不用本程序也能使用。</translation>
    </message>
    <message>
        <source>Saving, then going on… The product is learned once more, so that it can be used without this program.</source>
        <translation>正在保存，然后继续… 会再学习一次产品，以便不用本程序也能使用。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>&amp;Stay here</source>
        <translation>留在此处(&amp;S)</translation>
    </message>
    <message>
        <source>It is saved all the same</source>
        <translation>仍会保存</translation>
    </message>
    <message>
        <source>Waiting for other work to end</source>
        <translation>正在等待其他工作结束</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Learning the product</source>
        <translation>正在学习产品</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ScoreChart</name>
    <message>
        <source>calibrated score</source>
        <translation>校准分数</translation>
    </message>
    <message numerus="yes">
        <source> (%n more to the right, in the last bar)</source>
        <translation>
            <numerusform>（另有 %n 个在右侧之外，计入最后一柱）</numerusform>
        </translation>
    </message>
    <message>
        <source>good</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>known good</source>
        <translation>已知合格</translation>
    </message>
    <message>
        <source>known bad</source>
        <translation>已知不合格</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ScorePage</name>
    <message>
        <source>Folder of photos to score</source>
        <translation>要评分的照片文件夹</translation>
    </message>
    <message>
        <source>Photos to score</source>
        <translation>要评分的照片</translation>
    </message>
    <message>
        <source>Folder that new photos come to</source>
        <translation>接收新照片的文件夹</translation>
    </message>
    <message>
        <source>New photos in %1 are scored as they come.</source>
        <translation>%1 中的新照片一到就会评分。</translation>
    </message>
    <message>
        <source>results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>-results</source>
        <translation>-结果</translation>
    </message>
    <message>
        <source>There is nothing to export yet.</source>
        <translation>还没有可导出的内容。</translation>
    </message>
    <message>
        <source>Score some images first.</source>
        <translation>请先给一些图像评分。</translation>
    </message>
    <message>
        <source>Exporting results</source>
        <translation>正在导出结果</translation>
    </message>
    <message>
        <source>The results were not exported.</source>
        <translation>结果未导出。</translation>
    </message>
    <message>
        <source>Looking for earlier runs</source>
        <translation>正在查找以往运行</translation>
    </message>
    <message>
        <source>The run was not removed.</source>
        <translation>运行未移除。</translation>
    </message>
    <message>
        <source>It is the one that is shown.</source>
        <translation>它正是当前显示的运行。</translation>
    </message>
    <message>
        <source>Removing a run</source>
        <translation>正在移除运行</translation>
    </message>
    <message>
        <source>The folder is no longer watched.</source>
        <translation>不再监视该文件夹。</translation>
    </message>
    <message>
        <source>The product has changed since these images were scored. Scores, parts and reasons in the table are those of the product before.</source>
        <translation>这些图像评分之后，产品已被修改。表中的分数、部件和原因属于之前的产品。</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) have another shape than the shots (%1 × %2 px). They are squashed to be compared, so their scores mean little.</source>
        <translation>
            <numerusform>%n 张照片的长宽比与参考照片（%1 × %2 px）不同。比较时会被压缩变形，其分数意义不大。</numerusform>
        </translation>
    </message>
    <message>
        <source>Score the photos of a folder, or the test images of a data set</source>
        <translation>给文件夹中的照片或数据集的测试图像评分</translation>
    </message>
    <message>
        <source>Watching %1</source>
        <translation>正在监视 %1</translation>
    </message>
    <message>
        <source>Score new photos of a folder as they come</source>
        <translation>文件夹中的新照片一到就评分</translation>
    </message>
    <message>
        <source>Score all images with the product as it is now</source>
        <translation>用当前产品给所有图像重新评分</translation>
    </message>
    <message>
        <source>Fit thresholds…</source>
        <translation>拟合阈值…</translation>
    </message>
    <message>
        <source>Find in the table</source>
        <translation>在表中查找</translation>
    </message>
    <message>
        <source>Review the chosen image</source>
        <translation>复核所选图像</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Thresholds and accuracy</source>
        <translation>阈值与准确率</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>添加照片…</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>监视文件夹…</translation>
    </message>
    <message>
        <source>Score again</source>
        <translation>重新评分</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Earlier runs…</source>
        <translation>以往运行…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>%1 was not scored.</source>
        <translation>%1 未评分。</translation>
    </message>
    <message>
        <source>Show when images were scored</source>
        <translation>显示图像的评分时间</translation>
    </message>
    <message>
        <source>Earlier runs could not be listed.</source>
        <translation>无法列出以往运行。</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) could not be drawn.</source>
        <translation>
            <numerusform>有 %n 张图像无法绘制。</numerusform>
        </translation>
    </message>
    <message>
        <source>Their photos are gone or were changed after they were scored, or their parts are lost until Resume scores them again. Everything else was exported.</source>
        <translation>它们的照片已不存在或在评分后被更改，或者其部件数据已丢失（按“继续”会重新评分）。其余内容均已导出。</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新建运行</translation>
    </message>
    <message>
        <source>Empties the table for other images; the run that is shown stays among the earlier ones</source>
        <translation>清空表格以添加其他图像；当前显示的运行仍保留在以往运行中</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) have the same content as others of this run: every figure counts them again.</source>
        <translation>
            <numerusform>此次运行中有 %n 张照片与其他照片内容相同：所有数字都会重复计入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>显示这些照片</translation>
    </message>
    <message>
        <source>Sort by this column</source>
        <translation>按此列排序</translation>
    </message>
    <message>
        <source>benchmark</source>
        <translation>基准比较</translation>
    </message>
    <message>
        <source>-benchmark</source>
        <translation>-基准比较</translation>
    </message>
    <message>
        <source>Writing the labels</source>
        <translation>正在写入标签</translation>
    </message>
    <message>
        <source>The labels for the benchmark were not written.</source>
        <translation>用于基准比较的标签未能写入。</translation>
    </message>
    <message>
        <source>Benchmark…</source>
        <translation>基准比较…</translation>
    </message>
    <message>
        <source>The report that compares CLIP-LAD with other methods</source>
        <translation>将 CLIP-LAD 与其他方法比较的报告</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ScoreRunner</name>
    <message>
        <source>There is nothing to compare with yet.</source>
        <translation>还没有可供比较的内容。</translation>
    </message>
    <message>
        <source>Mark one to four good photos with a star on the page Enrol, then score.</source>
        <translation>请在“录入”页面给一到四张合格照片加星标，然后评分。</translation>
    </message>
    <message>
        <source>Looking for images</source>
        <translation>正在查找图像</translation>
    </message>
    <message>
        <source>No images were added.</source>
        <translation>没有添加图像。</translation>
    </message>
    <message>
        <source>All of these images are in the run already.</source>
        <translation>这些图像都已在此次运行中。</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) added; what is wrong with them is known.</source>
        <translation>
            <numerusform>已添加 %n 张图像，其缺陷已知。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) added.</source>
        <translation>
            <numerusform>已添加 %n 张图像。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was scored: the model could not be loaded.</source>
        <translation>未评分：无法加载模型。</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>正在评分</translation>
    </message>
    <message>
        <source>Scoring stopped.</source>
        <translation>评分已停止。</translation>
    </message>
    <message>
        <source>Opening a run</source>
        <translation>正在打开运行</translation>
    </message>
    <message>
        <source>The run could not be opened.</source>
        <translation>无法打开运行。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ScoreTable</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>name, part, defect or note</source>
        <translation>名称、部件、缺陷或备注</translation>
    </message>
    <message>
        <source>Find images by name, part, defect or note</source>
        <translation>按名称、部件、缺陷或备注查找图像</translation>
    </message>
    <message>
        <source>Which verdicts are shown</source>
        <translation>显示哪些判定</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>漏检</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>未复核</translation>
    </message>
    <message>
        <source>Known to be bad, but good by the thresholds</source>
        <translation>已知不合格，但按阈值判为合格</translation>
    </message>
    <message>
        <source>Known to be good, but rejected</source>
        <translation>已知合格，但被剔除</translation>
    </message>
    <message>
        <source>Shown of all images</source>
        <translation>显示的图像数/总数</translation>
    </message>
    <message>
        <source>Scored images</source>
        <translation>已评分图像</translation>
    </message>
    <message>
        <source>Find:</source>
        <translation>查找：</translation>
    </message>
    <message>
        <source>Show:</source>
        <translation>显示：</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Photos of which another one has the same content</source>
        <translation>存在内容相同的另一张的照片</translation>
    </message>
    <message>
        <source>Looks for what you type as it stands. Several texts, parted by commas, must all be there.</source>
        <translation>按输入的原样查找。用逗号分隔的多段文字必须全部出现。</translation>
    </message>
    <message>
        <source>Decided otherwise</source>
        <translation>决定不同</translation>
    </message>
    <message>
        <source>A person decided otherwise than the data set says</source>
        <translation>人工决定与数据集的标注不同</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ScoreTableModel</name>
    <message>
        <source>Good</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>未评分</translation>
    </message>
    <message>
        <source>%1 in %2 px</source>
        <translation>%1 块，%2 像素</translation>
    </message>
    <message>
        <source>good</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>File name of the photo</source>
        <translation>照片的文件名</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>What the thresholds make of the score</source>
        <translation>按阈值对分数的判定</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Calibrated score: standard deviations of good images</source>
        <translation>校准分数：以合格图像的标准差计</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Raw score of what is there and what is missing</source>
        <translation>反映存在与缺失的原始分数</translation>
    </message>
    <message>
        <source>Logical</source>
        <translation>逻辑</translation>
    </message>
    <message>
        <source>Raw score of how parts look</source>
        <translation>反映部件外观的原始分数</translation>
    </message>
    <message>
        <source>Structural</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Pieces of %1 and their mask pixels</source>
        <translation>%1 的块数及掩膜像素</translation>
    </message>
    <message>
        <source>What the data set says of the image</source>
        <translation>数据集对该图像的标注</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>What a person decided on the page Review</source>
        <translation>人员在“复核”页面的决定</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>复核结果</translation>
    </message>
    <message>
        <source>What differs most from the shots</source>
        <translation>与参考照片差异最大之处</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>learned from</source>
        <translation>用于学习</translation>
    </message>
    <message>
        <source>When the image was scored</source>
        <translation>图像的评分时间</translation>
    </message>
    <message>
        <source>Scored</source>
        <translation>评分时间</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::SentNotice</name>
    <message>
        <source>The Review page says which, and what counts.</source>
        <translation>“复核”页面会列出这些图像，并说明以哪个决定为准。</translation>
    </message>
    <message>
        <source>%1 is not in this run. Open its run on the Score page first.</source>
        <translation>%1 不在此次运行中。请先在“评分”页面打开它所属的运行。</translation>
    </message>
    <message>
        <source>Show next</source>
        <translation>显示下一个</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… 另有 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” by %2 on %3</source>
        <comment>decision, who, station</comment>
        <translation>%2 在 %3 作出的“%1”</translation>
    </message>
    <message>
        <source>“%1” by %2 here</source>
        <comment>decision, who</comment>
        <translation>%2 在此作出的“%1”</translation>
    </message>
    <message>
        <source>%1: %2 counts, not %3.</source>
        <comment>file name, decision that counts, the other one</comment>
        <translation>%1：以%2为准，而非%3。</translation>
    </message>
    <message>
        <source>The image with the SHA-256 %1…</source>
        <translation>SHA-256 为 %1… 的图像</translation>
    </message>
    <message numerus="yes">
        <source>On %n image(s) somebody else, or another station, had decided otherwise than what was sent from here.</source>
        <translation>
            <numerusform>有 %n 张图像，他人或其他工位的决定与从本机发送的不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>Shows the image that was decided on differently</source>
        <translation>显示决定不一致的图像</translation>
    </message>
    <message numerus="yes">
        <source>Decisions that waited on this machine were sent. On %n image(s) somebody else, or another station, had decided otherwise meanwhile; the later decision counts, both are in the records.</source>
        <translation>
            <numerusform>在本机等待的决定已发送。在此期间，他人或其他工位对其中 %n 张图像作出了不同的决定；以较晚的决定为准，两者均保留在记录中。</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>%1: in the records %2 %3 counts, not %4.</source>
        <comment>file name, records that are not set now, decision that counts, the other one</comment>
        <translation>%1：在记录 %2 中以%3为准，而不是%4。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::SettingForm</name>
    <message>
        <source>Search the settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Only those changed from their defaults</source>
        <translation>仅显示已修改的</translation>
    </message>
    <message>
        <source>No setting is like that.</source>
        <translation>没有符合的设置。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::SettingRow</name>
    <message>
        <source>Back to %1</source>
        <translation>恢复为 %1</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>重置%1</translation>
    </message>
    <message>
        <source>Allowed: %1.</source>
        <translation>允许：%1。</translation>
    </message>
    <message>
        <source>Without effect while “%1” is “%2”.</source>
        <translation>“%1”为“%2”时不起作用。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::SheetPanel</name>
    <message>
        <source>Photos: %1, shots: %2</source>
        <translation>照片：%1，参考照片：%2</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>照片墙</translation>
    </message>
    <message>
        <source>Drop photos or folders of good products here, or press “Add photos…”.</source>
        <translation>把合格产品的照片或文件夹拖到这里，或点击“添加照片…”。</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>添加照片…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Camera…</source>
        <translation>摄像头…</translation>
    </message>
    <message>
        <source>Stop suggesting</source>
        <translation>停止推荐</translation>
    </message>
    <message>
        <source>Suggest shots</source>
        <translation>推荐参考照片</translation>
    </message>
    <message>
        <source>Number of shots to suggest</source>
        <translation>推荐的参考照片数</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the selected photos from the sheet</source>
        <translation>从照片墙移除所选照片</translation>
    </message>
    <message>
        <source>So many shots altogether, one to four; give more photos a star yourself</source>
        <translation>参考照片总数，1 到 4 张；更多照片请自行加星</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ShortcutEditor</name>
    <message>
        <source>Change shortcuts</source>
        <translation>更改快捷键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>无(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Standard</source>
        <translation>默认(&amp;S)</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Press the keys here</source>
        <translation>在此按下快捷键</translation>
    </message>
    <message>
        <source>&amp;Reset all</source>
        <translation>全部重置(&amp;R)</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全局</translation>
    </message>
    <message>
        <source>&amp;Keys of “%1”</source>
        <translation>“%1”的按键(&amp;K)</translation>
    </message>
    <message>
        <source>%1 already stands for “%2”; press other keys.</source>
        <translation>%1 已用于“%2”；请按其他键。</translation>
    </message>
    <message>
        <source>%1 opens the menu “%2”; press other keys.</source>
        <translation>%1 会打开菜单“%2”；请按其他键。</translation>
    </message>
    <message>
        <source>Give all actions their standard shortcuts again?</source>
        <translation>让所有操作恢复标准快捷键吗？</translation>
    </message>
    <message>
        <source>The shortcuts that you chose are lost.</source>
        <translation>您选择的快捷键将会丢失。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>此页面</translation>
    </message>
    <message>
        <source>Where the focus is</source>
        <translation>焦点所在处</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全局</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ShotChecking</name>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>It cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>It is blurred: only %1 % as sharp as the other photos.</source>
        <translation>模糊：清晰度只有其他照片的 %1%。</translation>
    </message>
    <message>
        <source>It is under-exposed: %1 % of it is pure black.</source>
        <translation>欠曝：%1% 为纯黑。</translation>
    </message>
    <message>
        <source>It is nearly identical to %1 and teaches nothing new.</source>
        <translation>与 %1 几乎相同，学不到新内容。</translation>
    </message>
    <message>
        <source>It has %1, but the other shots have %2: all shots must be of one size.</source>
        <translation>尺寸为 %1，而其他参考照片为 %2：所有参考照片的尺寸必须相同。</translation>
    </message>
    <message>
        <source>Checking the shots</source>
        <translation>正在检查参考照片</translation>
    </message>
    <message>
        <source>It is over-exposed: in %1 % of it a colour is at its brightest.</source>
        <translation>过曝：其中 %1% 的区域有颜色达到最亮。</translation>
    </message>
    <message>
        <source>It is under-exposed: its lightest places have only %1 % of full light.</source>
        <translation>欠曝：最亮处只有全亮度的 %1%。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ShotSuggester</name>
    <message>
        <source>There are no photos to choose from.</source>
        <translation>没有可供选择的照片。</translation>
    </message>
    <message>
        <source>Add photos of good products first.</source>
        <translation>请先添加合格产品的照片。</translation>
    </message>
    <message>
        <source>There are as many shots already as are to be suggested.</source>
        <translation>参考照片数已达到要推荐的数目。</translation>
    </message>
    <message>
        <source>The model is not ready yet.</source>
        <translation>模型尚未就绪。</translation>
    </message>
    <message>
        <source>Try again when the status bar shows it.</source>
        <translation>状态栏显示模型后请重试。</translation>
    </message>
    <message>
        <source>Suggesting shots</source>
        <translation>正在推荐参考照片</translation>
    </message>
    <message>
        <source>No shots could be suggested.</source>
        <translation>无法推荐参考照片。</translation>
    </message>
    <message>
        <source>No more photos are different enough to be suggested.</source>
        <translation>没有其他差异足够大的照片可推荐。</translation>
    </message>
    <message>
        <source>Shots suggested: %1, the most different of %2 photos.</source>
        <translation>已推荐参考照片：%1 张，是 %2 张照片中差异最大的。</translation>
    </message>
    <message>
        <source>Left out as blurred, badly exposed or of another size: %1.</source>
        <translation>因模糊、曝光不良或尺寸不同而略过：%1。</translation>
    </message>
    <message>
        <source>Left out as unreadable: %1.</source>
        <translation>因无法读取而略过：%1。</translation>
    </message>
    <message>
        <source>Take some stars away, or give more photos a star yourself: one to four shots are suggested.</source>
        <translation>请去掉一些星标，或自行为更多照片加星：建议 1 到 4 张参考照片。</translation>
    </message>
    <message>
        <source>Suggest shots: %1</source>
        <translation>推荐参考照片：%1</translation>
    </message>
    <message>
        <source>Shots suggested: %1, the most different of %2 photos, spread evenly over all %3.</source>
        <translation>已推荐参考照片：%1 张，是 %2 张照片中差异最大的，这些照片均匀分布于全部 %3 张。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ShotsPanel</name>
    <message>
        <source>Not up to date</source>
        <translation>不是最新</translation>
    </message>
    <message>
        <source>No mask yet</source>
        <translation>尚无掩膜</translation>
    </message>
    <message>
        <source>The photos that you mark with a star appear here.</source>
        <translation>您加了星标的照片会显示在这里。</translation>
    </message>
    <message>
        <source>Parts as the product sees them. Areas in mask pixels, and the number of pieces.</source>
        <translation>产品所识别的部件。面积以掩膜像素计，并列出块数。</translation>
    </message>
    <message>
        <source>Shots with their parts</source>
        <translation>参考照片及其部件</translation>
    </message>
    <message>
        <source>No shots yet: mark one to four good photos with a star</source>
        <translation>还没有参考照片：请给一到四张合格照片加星标</translation>
    </message>
    <message>
        <source>Parts found on each shot</source>
        <translation>在每张参考照片上找到的部件</translation>
    </message>
    <message>
        <source>Updating…</source>
        <translation>正在更新…</translation>
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
        <translation>从一到四张合格照片学习产品，然后找出后续照片中的问题。</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>试用演示</translation>
    </message>
    <message>
        <source>A rendered board with four screws: masks and verdicts within a minute, nothing to prepare.</source>
        <translation>渲染的四颗螺丝板：一分钟内看到掩膜和判定，无需任何准备。</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>新建产品</translation>
    </message>
    <message>
        <source>The folder of a product that was saved here or learned with the command line.</source>
        <translation>在此保存或用命令行学习的产品的文件夹。</translation>
    </message>
    <message>
        <source>Recent products</source>
        <translation>最近的产品</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>暂无。</translation>
    </message>
    <message>
        <source>Edits that were not saved</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Unnamed product</source>
        <translation>未命名产品</translation>
    </message>
    <message>
        <source>%1, edited %2</source>
        <translation>%1，修改于 %2</translation>
    </message>
    <message>
        <source>Open product…</source>
        <translation>打开产品…</translation>
    </message>
    <message>
        <source>The Studio ended before these were saved. They are kept until you decide.</source>
        <translation>Studio 在保存这些更改之前就已退出。它们会保留到您作出决定为止。</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>丢弃…</translation>
    </message>
    <message>
        <source>Looking for products</source>
        <translation>正在查找产品</translation>
    </message>
    <message>
        <source>Discard edits</source>
        <translation>丢弃更改</translation>
    </message>
    <message>
        <source>%1. Discard these edits for good?</source>
        <translation>%1。要永久丢弃这些更改吗？</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>丢弃(&amp;D)</translation>
    </message>
    <message>
        <source>Never saved</source>
        <translation>从未保存</translation>
    </message>
    <message>
        <source>Start from your own photos. You can also drop photos, or folders of them, here.</source>
        <translation>从您自己的照片开始。也可以把照片或照片文件夹拖到这里。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::StatusLine</name>
    <message>
        <source>Caches %1</source>
        <translation>缓存 %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Embedded demo model</source>
        <translation>内置演示模型</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>无模型</translation>
    </message>
    <message>
        <source>%1 could not be loaded</source>
        <translation>无法加载 %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Loading %1…</source>
        <translation>正在加载 %1…</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s)</source>
        <translation>
            <numerusform>%n 个决定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n 次运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Records cannot be read</source>
        <translation>无法读取记录</translation>
    </message>
    <message>
        <source>Waiting for the records: %1</source>
        <translation>等待写入记录：%1</translation>
    </message>
    <message>
        <source>Kept on this machine, and sent when the records can be reached. %1</source>
        <translation>已保存在本机，能够访问记录时写入。%1</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept so that nothing is computed twice, of what may be kept on this machine:
steps of the live view %1 of %2, photos %3 of %4, thumbnails %5 of %6</source>
        <translation>为避免重复计算而保留的数据，以本机允许的上限为界：
实时视图的步骤 %1 / %2，照片 %3 / %4，缩略图 %5 / %6</translation>
    </message>
    <message>
        <source>Up to date · %1</source>
        <translation>已是最新 · %1</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Kept on this machine, and sent when those records can be reached. %1</source>
        <translation>保存在本机，待可以连接那些记录时写入。%1</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::StepButton</name>
    <message>
        <source>Step %1: %2</source>
        <translation>第 %1 步：%2</translation>
    </message>
    <message>
        <source>Done. %1</source>
        <translation>完成。%1</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::Studio</name>
    <message>
        <source>The last edits are not kept on disk.</source>
        <translation>最近的更改未保存到磁盘。</translation>
    </message>
    <message>
        <source>A new product could not be started.</source>
        <translation>无法新建产品。</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>It could not be opened.</source>
        <translation>无法打开。</translation>
    </message>
    <message>
        <source>The unsaved edits could not be read.</source>
        <translation>无法读取未保存的更改。</translation>
    </message>
    <message>
        <source>Rendering the demo</source>
        <translation>正在渲染演示</translation>
    </message>
    <message>
        <source>The demo could not be rendered.</source>
        <translation>无法渲染演示。</translation>
    </message>
    <message>
        <source>There is nothing to learn from yet.</source>
        <translation>还没有可供学习的内容。</translation>
    </message>
    <message>
        <source>Mark one to four good photos with a star, then save.</source>
        <translation>请给一到四张合格照片加星标，然后保存。</translation>
    </message>
    <message>
        <source>The model is not ready yet.</source>
        <translation>模型尚未就绪。</translation>
    </message>
    <message>
        <source>Save again when the status bar shows it.</source>
        <translation>状态栏显示模型后请再次保存。</translation>
    </message>
    <message>
        <source>The product is saved, but another Studio has opened it.</source>
        <translation>产品已保存，但另一个 Studio 已将其打开。</translation>
    </message>
    <message>
        <source>Saved in %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>The product was not saved.</source>
        <translation>产品未保存。</translation>
    </message>
    <message>
        <source>The run is not entered in the records; its results are kept.</source>
        <translation>此次运行未写入记录；其结果已保留。</translation>
    </message>
    <message>
        <source>There are no words yet.</source>
        <translation>还没有词语。</translation>
    </message>
    <message>
        <source>Name at least one part in each table of the Prompts page, then save.</source>
        <translation>请在“提示词”页面的每个表中至少命名一个部件，然后保存。</translation>
    </message>
    <message>
        <source>The model could not be loaded.</source>
        <translation>无法加载模型。</translation>
    </message>
    <message>
        <source>The product was not saved: its model could not be loaded.</source>
        <translation>产品未保存：无法加载其模型。</translation>
    </message>
    <message>
        <source>Saving was cancelled: the edits are not saved.</source>
        <translation>保存已取消：修改未保存。</translation>
    </message>
    <message>
        <source>There is nothing to open in %1.</source>
        <translation>%1 中没有可打开的内容。</translation>
    </message>
    <message>
        <source>It is no product and holds no photos. Open the folder of a product that was saved, or a folder of photos to start a new product.</source>
        <translation>它不是产品，也不含照片。请打开已保存产品的文件夹，或打开照片文件夹以新建产品。</translation>
    </message>
    <message>
        <source>%1 is no product itself.</source>
        <translation>%1 本身不是产品。</translation>
    </message>
    <message>
        <source>It holds the products %1. Open one of them.</source>
        <translation>其中有产品 %1。请打开其中之一。</translation>
    </message>
    <message numerus="yes">
        <source>%1 is no product: a new one was started with its %n photo(s).</source>
        <translation>
            <numerusform>%1 不是产品：已用其中的 %n 张照片新建产品。</numerusform>
        </translation>
    </message>
    <message>
        <source>The product is not there any more.</source>
        <translation>产品已不存在。</translation>
    </message>
    <message>
        <source>The product was opened again. The edits that were not saved are kept on the start page.</source>
        <translation>产品已重新打开。未保存的编辑保留在起始页。</translation>
    </message>
    <message>
        <source>The product was opened again.</source>
        <translation>产品已重新打开。</translation>
    </message>
    <message>
        <source>Looking for changes</source>
        <translation>正在查找更改</translation>
    </message>
    <message>
        <source>The product was changed by another program since it was opened.</source>
        <translation>产品在打开之后被另一个程序更改。</translation>
    </message>
    <message>
        <source>The product is being saved.</source>
        <translation>正在保存产品。</translation>
    </message>
    <message>
        <source>The product was opened again. The edits that were not saved could not be kept.</source>
        <translation>产品已重新打开。未保存的修改无法保留。</translation>
    </message>
    <message>
        <source>Reading unsaved edits</source>
        <translation>正在读取未保存的修改</translation>
    </message>
    <message>
        <source>Listing photos</source>
        <translation>正在列出照片</translation>
    </message>
    <message>
        <source>One product is open at a time.</source>
        <translation>一次只能打开一个产品。</translation>
    </message>
    <message>
        <source>%1 were dropped. Drop one of them alone.</source>
        <translation>拖入了 %1。请只拖入其中一个。</translation>
    </message>
    <message>
        <source>There is no photo and no product in what was dropped.</source>
        <translation>拖入的内容中既没有照片也没有产品。</translation>
    </message>
    <message>
        <source>Photos are files whose names end in png, jpg, jpeg, bmp, tif, tiff or webp.</source>
        <translation>照片是文件名以 png、jpg、jpeg、bmp、tif、tiff 或 webp 结尾的文件。</translation>
    </message>
    <message>
        <source>Then a new product is begun with what was dropped.</source>
        <translation>然后用拖入的内容新建一个产品。</translation>
    </message>
    <message numerus="yes">
        <source>A new product was started with %n photo(s).</source>
        <translation>
            <numerusform>已用 %n 张照片新建产品。</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out, as they are products: %1.</source>
        <translation>已略去（它们是产品）：%1。</translation>
    </message>
    <message>
        <source>Files left out because their names are not those of photos: %1.</source>
        <translation>因文件名不是照片而略去的文件：%1。</translation>
    </message>
    <message>
        <source>Looking at what was dropped</source>
        <translation>正在查看拖入的内容</translation>
    </message>
    <message>
        <source>No photos were found there.</source>
        <translation>那里没有找到照片。</translation>
    </message>
    <message>
        <source>The photos could not be added.</source>
        <translation>无法添加照片。</translation>
    </message>
    <message>
        <source>Looking for unsaved edits</source>
        <translation>正在查找未保存的修改</translation>
    </message>
    <message>
        <source>There are edits of this product from %1 that were not saved.</source>
        <translation>此产品有 %1 的修改尚未保存。</translation>
    </message>
    <message>
        <source>Discarding edits</source>
        <translation>正在丢弃修改</translation>
    </message>
    <message>
        <source>Then %1 is opened in its place.</source>
        <translation>然后将改为打开 %1。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::SuggestDialog</name>
    <message>
        <source>The model is not ready yet. Try again when the status bar shows it.</source>
        <translation>模型尚未就绪。状态栏显示模型后请重试。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Trying variants</source>
        <translation>正在尝试各种方案</translation>
    </message>
    <message>
        <source>Suggest: %1</source>
        <translation>采用推荐：%1</translation>
    </message>
    <message>
        <source>&amp;Try %1 variants</source>
        <translation>尝试 %1 个方案(&amp;T)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>Nothing that was tried is clearly better than the present state.</source>
        <translation>尝试过的方案都没有明显优于当前状态。</translation>
    </message>
    <message>
        <source>Reviewed images that could not be read: %1.</source>
        <translation>无法读取的已复核图像：%1。</translation>
    </message>
    <message>
        <source>Use: %1</source>
        <translation>采用：%1</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>约剩 %1</translation>
    </message>
    <message>
        <source>Suggest clusters, words and settings</source>
        <translation>推荐聚类数、词语和设置</translation>
    </message>
    <message>
        <source>Each variant changes one thing and is tried on the shots. A good one gives nearly the same parts with one cluster more or fewer and the same areas on all shots, its labels win by a clear margin, and it tells reviewed images apart. Look at the masks before you use it: one that finds nothing is stable too.</source>
        <translation>每个方案只改动一处，并在参考照片上尝试。好的方案在多一个或少一个聚类时得到几乎相同的部件，在所有参考照片上面积一致，其标签以明显优势胜出，并能区分已复核图像。采用前请查看掩膜：什么都找不到的方案也很稳定。</translation>
    </message>
    <message>
        <source>Progress of the trials</source>
        <translation>尝试的进度</translation>
    </message>
    <message>
        <source>An edit has done this already, or its label is no longer there: nothing to change.</source>
        <translation>已有编辑完成此更改，或其标签已不存在：无需更改。</translation>
    </message>
    <message>
        <source>The product was edited since: all of this was made for its earlier settings. Use still makes the one change of its row.</source>
        <translation>产品此后被编辑过：以上均针对其先前的设置。“采用”仍会执行该行的那一项更改。</translation>
    </message>
    <message>
        <source>Try a&amp;gain</source>
        <translation>再试一次(&amp;G)</translation>
    </message>
    <message>
        <source>Stops what is being tried, and tries the variants on the product as it is now</source>
        <translation>停止正在尝试的内容，并在当前产品上尝试各方案</translation>
    </message>
    <message>
        <source>Stopped: %1 of %2 variants tried. Nothing is suggested.</source>
        <translation>已停止：已尝试 %1/%2 种方案。不给出建议。</translation>
    </message>
    <message>
        <source>Stopped: %1 of %2 reviewed images scored, %3 of %4 variants tried. Nothing is suggested.</source>
        <translation>已停止：已评分 %1/%2 张复核过的图像，已尝试 %3/%4 种方案。不给出建议。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::TextOptions</name>
    <message>
        <source>Sentences</source>
        <translation>句式</translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation>同义词</translation>
    </message>
    <message>
        <source>their mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>the nearest one</source>
        <translation>最接近者</translation>
    </message>
    <message>
        <source>Whether a label is as near as the mean of its synonyms, or as the one that is nearest at each place.</source>
        <translation>标签的接近程度取其同义词的平均，还是取每个位置上最接近的同义词。</translation>
    </message>
    <message>
        <source>Sentences: %1</source>
        <translation>句式：%1</translation>
    </message>
    <message>
        <source>Synonyms count by %1</source>
        <translation>同义词取%1</translation>
    </message>
    <message>
        <source>Each word is put into sentences such as “a photo of a …”, and their mean is compared with the photo. Fewer are faster, all are steadier. A label may have others: see its row.</source>
        <translation>每个词会放入“a photo of a …”之类的句子，用其平均与照片比较。句式少则更快，全部使用则更稳定。单个标签可另选：见其所在行。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ThresholdChart</name>
    <message>
        <source>Histogram of the scores with thresholds</source>
        <translation>带阈值的分数直方图</translation>
    </message>
    <message>
        <source>Review from %1, reject from %2. Arrow keys move the %3 threshold, Space changes to the other one.</source>
        <translation>自 %1 起复核，自 %2 起剔除。方向键移动“%3”阈值，空格键切换到另一个。</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>The thresholds are known when the product is learned.</source>
        <translation>学习产品后才知道阈值。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ThresholdPanel</name>
    <message>
        <source>%1 good · %2 to review · %3 rejected · %4 not scored</source>
        <translation>%1 合格 · %2 待复核 · %3 剔除 · %4 未评分</translation>
    </message>
    <message>
        <source>From this score on an image is to be looked at</source>
        <translation>分数达到此值的图像需要查看</translation>
    </message>
    <message>
        <source>From this score on an image is rejected</source>
        <translation>分数达到此值的图像被剔除</translation>
    </message>
    <message>
        <source>Back to the threshold that the shots taught</source>
        <translation>恢复为从参考照片学到的阈值</translation>
    </message>
    <message>
        <source>Fit the thresholds to images whose truth is known</source>
        <translation>用真值已知的图像拟合阈值</translation>
    </message>
    <message>
        <source>Review from:</source>
        <translation>复核起点：</translation>
    </message>
    <message>
        <source>Reject from:</source>
        <translation>剔除起点：</translation>
    </message>
    <message>
        <source>Calibrated</source>
        <translation>校准值</translation>
    </message>
    <message>
        <source>Fit…</source>
        <translation>拟合…</translation>
    </message>
    <message>
        <source>Logarithmic heights</source>
        <translation>对数高度</translation>
    </message>
    <message>
        <source>“Review from” is at most “Reject from”, %1. Move that first.</source>
        <translation>“复核起点”不得大于“剔除起点”%1。请先移动后者。</translation>
    </message>
    <message>
        <source>%1 is not allowed: a threshold is from 0 to %2.</source>
        <translation>不允许 %1：阈值介于 0 和 %2 之间。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::Tour</name>
    <message>
        <source>Four good photos</source>
        <translation>四张合格照片</translation>
    </message>
    <message>
        <source>The stars mark the shots that the product is learned from. The colours show the parts that the model found on each of them.</source>
        <translation>星标标出用于学习产品的参考照片。颜色表示模型在每张照片上找到的部件。</translation>
    </message>
    <message>
        <source>Parts have names</source>
        <translation>部件有名称</translation>
    </message>
    <message>
        <source>See every step</source>
        <translation>查看每一步</translation>
    </message>
    <message>
        <source>Choose a test picture in the strip, or move the threshold: masks, histogram and verdict are live.</source>
        <translation>在胶片条中选择一张测试图像，或移动阈值：掩膜、直方图和判定会实时更新。</translation>
    </message>
    <message>
        <source>Judge the rest</source>
        <translation>判定其余照片</translation>
    </message>
    <message>
        <source>Decide with one key</source>
        <translation>一键决定</translation>
    </message>
    <message>
        <source>%1 of %2 · %3</source>
        <translation>%1/%2 · %3</translation>
    </message>
    <message>
        <source>Leave the tour</source>
        <translation>退出导览</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Plain words say what to look for. Change one and watch the mask follow; %1 takes it back.</source>
        <translation>用普通的词语说明要找什么。改动一个词，掩膜随之变化；按 %1 撤销。</translation>
    </message>
    <message>
        <source>Each picture to review says what is missing or damaged. %1 is good, %2 is bad; the next one follows.</source>
        <translation>每张待复核图像都说明缺失或损坏之处。%1 为合格，%2 为不合格；随后显示下一张。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>The test images of the product are being scored: 36 pictures, good ones and faulty ones. Drag the threshold in the histogram to decide anew.</source>
        <translation>正在给产品的测试图像评分：36 张图像，有合格的也有不合格的。拖动直方图中的阈值可重新判定。</translation>
    </message>
    <message>
        <source>The pictures are still being scored: those to review appear as they are found.</source>
        <translation>图像仍在评分：待复核的图像一经发现即会出现。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::TrialChoices</name>
    <message>
        <source>Cluster &amp;counts, 2 to 20 (%1)</source>
        <translation>聚类数，2 至 20（%1）(&amp;C)</translation>
    </message>
    <message>
        <source>Leave out each s&amp;ynonym in turn (%1)</source>
        <translation>依次去掉每个同义词（%1）(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Settings that matter most (%1)</source>
        <translation>最重要的设置（%1）(&amp;S)</translation>
    </message>
    <message>
        <source>Score &amp;reviewed images too (there are none yet)</source>
        <translation>同时给已复核图像评分（暂无）(&amp;R)</translation>
    </message>
    <message>
        <source>Score &amp;reviewed images too: %1 good, %2 bad</source>
        <translation>同时给已复核图像评分：%1 张合格，%2 张不合格(&amp;R)</translation>
    </message>
    <message>
        <source>Nothing to try: tick what may change.</source>
        <translation>没有可尝试的内容：请勾选允许改动的项目。</translation>
    </message>
    <message>
        <source>To try: %1 variants and the present state, one after the other. Shots: %2. Reviewed images: %3. Photos are encoded once for all of them.</source>
        <translation>将依次尝试 %1 个方案和当前状态。参考照片：%2。已复核图像：%3。所有方案共用一次照片编码。</translation>
    </message>
    <message>
        <source>Finds synonyms that hurt. Labels with one synonym keep it; labels that are switched off are not tried.</source>
        <translation>找出有害的同义词。只有一个同义词的标签予以保留；停用的标签不参与尝试。</translation>
    </message>
    <message>
        <source>One at a time: %1. The last four change no mask and are tried only with reviewed images.</source>
        <translation>逐项尝试：%1。最后四项不改变掩膜，只在有已复核图像时尝试。</translation>
    </message>
    <message>
        <source>Images of the last run on Score that are known to be good or bad, by a review or by the data set; at most 24, of both kinds alike. Shots do not count. Takes longer.</source>
        <translation>“评分”页面最近一次运行中，经复核或按数据集已知合格或不合格的图像；最多 24 张，两类均衡。参考照片不计入。耗时更长。</translation>
    </message>
    <message>
        <source>Kinds of surface that the shots are divided into; none is tried while the coarse stage is off, as no part follows them then.</source>
        <translation>参考照片被划分成的表面种类；粗分阶段关闭时不尝试任何聚类数，因为此时没有部件随之变化。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::TrialModel</name>
    <message>
        <source>%1 clusters</source>
        <translation>%1 个聚类</translation>
    </message>
    <message>
        <source>★ suggested</source>
        <translation>★ 推荐</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>parts that it no longer finds: %1</source>
        <translation>不再找到的部件：%1</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Use: %1</source>
        <translation>采用：%1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>agreement %1</source>
        <translation>一致性 %1</translation>
    </message>
    <message>
        <source>spread –</source>
        <translation>离散度 –</translation>
    </message>
    <message>
        <source>spread %1</source>
        <translation>离散度 %1</translation>
    </message>
    <message>
        <source>%1 of %2 right</source>
        <translation>正确 %1/%2</translation>
    </message>
    <message>
        <source>AUROC %1</source>
        <translation>AUROC %1</translation>
    </message>
    <message>
        <source>Parts of the shots</source>
        <translation>参考照片的部件</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Stability</source>
        <translation>稳定性</translation>
    </message>
    <message>
        <source>Separation</source>
        <translation>区分度</translation>
    </message>
    <message>
        <source>Told apart</source>
        <translation>好坏判别</translation>
    </message>
    <message>
        <source>Time per image</source>
        <translation>每张图像用时</translation>
    </message>
    <message>
        <source>The one thing that is changed in the product as it is now.</source>
        <translation>当前产品中改动的唯一一处。</translation>
    </message>
    <message>
        <source>Higher is better: cosine by which the label that won is ahead of the next one; negative where regions mix surfaces.</source>
        <translation>越高越好：胜出标签领先下一个标签的余弦值；区域混合了不同表面时为负。</translation>
    </message>
    <message>
        <source>Images known to be good or bad: the chance that a bad one scores higher than a good one (AUROC; 1 is perfect, 0.5 is chance), and how many get the right verdict.</source>
        <translation>已知合格或不合格的图像：不合格图像的分数高于合格图像的概率（AUROC；1 为完美，0.5 为随机），以及判定正确的图像数。</translation>
    </message>
    <message>
        <source>Time that an image takes once it is encoded; encoding takes the same for all.</source>
        <translation>图像编码之后所需的时间；各方案的编码时间相同。</translation>
    </message>
    <message>
        <source>worst: shot %1, %2</source>
        <translation>最差：照片 %1，%2</translation>
    </message>
    <message>
        <source>Shot %1: stability %2, the worst</source>
        <translation>参考照片 %1：稳定性 %2，最差</translation>
    </message>
    <message>
        <source>Shot %1: stability %2</source>
        <translation>参考照片 %1：稳定性 %2</translation>
    </message>
    <message>
        <source>The parts that the shots are divided into: the first ones, and with ▼ and a frame the shot that fits worst.</source>
        <translation>参考照片被划分成的部件：前几张，以及带 ▼ 和边框的最不符合的参考照片。</translation>
    </message>
    <message>
        <source>Higher is better: agreement, less the spread of the areas. Agreement is the share of the parts&apos; pixels that stay the same part with one cluster more or fewer; the spread is how much the areas differ from shot to shot, relative to their means. The worst shot is the one whose own agreement, less the distance of its areas from the means, is the lowest.</source>
        <translation>越高越好：一致性减去面积离散度。一致性是多一个或少一个聚类时仍属同一部件的像素比例；离散度是面积在参考照片之间相对于平均值的差异。最差的参考照片是自身一致性减去其面积与平均值之差后最低的那张。</translation>
    </message>
    <message>
        <source>As it was when this was tried</source>
        <translation>尝试时的状态</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::TrialTable</name>
    <message>
        <source>Nothing has been tried yet.</source>
        <translation>尚未尝试任何方案。</translation>
    </message>
    <message>
        <source>What was tried</source>
        <translation>尝试过的内容</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::TunePage</name>
    <message>
        <source>Next image</source>
        <translation>下一张图像</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>上一张图像</translation>
    </message>
    <message>
        <source>One cluster more</source>
        <translation>增加一个聚类</translation>
    </message>
    <message>
        <source>One cluster fewer</source>
        <translation>减少一个聚类</translation>
    </message>
    <message>
        <source>Threshold up</source>
        <translation>提高阈值</translation>
    </message>
    <message>
        <source>Threshold down</source>
        <translation>降低阈值</translation>
    </message>
    <message>
        <source>Threshold as calibrated</source>
        <translation>阈值恢复为校准值</translation>
    </message>
    <message>
        <source>Keep the present state as A</source>
        <translation>把当前状态保留为 A</translation>
    </message>
    <message>
        <source>Two images side by side</source>
        <translation>两幅图像并排</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Flip between A and the present state (hold or tap)</source>
        <translation>在 A 与当前状态间切换（按住或轻按）</translation>
    </message>
    <message>
        <source>Show or hide the photo</source>
        <translation>显示或隐藏照片</translation>
    </message>
    <message>
        <source>Show or hide the clusters</source>
        <translation>显示或隐藏聚类</translation>
    </message>
    <message>
        <source>Show or hide the coarse mask</source>
        <translation>显示或隐藏粗掩膜</translation>
    </message>
    <message>
        <source>Show or hide the parts</source>
        <translation>显示或隐藏部件</translation>
    </message>
    <message>
        <source>Show or hide the anomaly map</source>
        <translation>显示或隐藏异常图</translation>
    </message>
    <message>
        <source>Show or hide the ignore regions</source>
        <translation>显示或隐藏忽略区域</translation>
    </message>
    <message>
        <source>Show or hide the ground truth</source>
        <translation>显示或隐藏真值标注</translation>
    </message>
    <message>
        <source>Mark one to four good photos with a star on the Enrol page; then come back to see their parts and to tune them.</source>
        <translation>请在“录入”页面给一到四张合格照片加星标，然后回到这里查看部件并进行调节。</translation>
    </message>
    <message>
        <source>Choose an image below.</source>
        <translation>请在下方选择一张图像。</translation>
    </message>
    <message>
        <source>Distance to the nearest patch of the shots</source>
        <translation>与参考照片中最接近图块的距离</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>part: %1 (%2)</source>
        <translation>部件：%1（%2）</translation>
    </message>
    <message>
        <source>no part</source>
        <translation>无部件</translation>
    </message>
    <message>
        <source>coarse: %1</source>
        <translation>粗：%1</translation>
    </message>
    <message>
        <source>cluster %1</source>
        <translation>聚类 %1</translation>
    </message>
    <message>
        <source>distance %1</source>
        <translation>距离 %1</translation>
    </message>
    <message>
        <source>Mark one to four good photos with a star on the Enrol page.</source>
        <translation>请在“录入”页面给一到四张合格照片加星标。</translation>
    </message>
    <message>
        <source>Image with its layers</source>
        <translation>图像及其图层</translation>
    </message>
    <message>
        <source>What lies under the pointer</source>
        <translation>指针所指内容</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>A second image beside this one, with the same zoom.</source>
        <translation>在旁边显示第二幅图像，缩放相同。</translation>
    </message>
    <message>
        <source>Layers and parts</source>
        <translation>图层与部件</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>A/B</source>
        <translation>A/B</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Tune</source>
        <translation>调节</translation>
    </message>
    <message>
        <source>Showing A</source>
        <translation>正在显示 A</translation>
    </message>
    <message>
        <source>Suggest clusters, words and settings</source>
        <translation>推荐聚类数、词语和设置</translation>
    </message>
    <message>
        <source>There are no shots to try anything on.</source>
        <translation>没有可用来尝试的参考照片。</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::ValidationPanel</name>
    <message>
        <source>Optional: good photos that are no shots. From them the threshold between good and bad is learned; without any, it is learned from the shots.</source>
        <translation>可选：不作为参考照片的合格照片。合格与不合格之间的阈值从它们学习；没有时从参考照片学习。</translation>
    </message>
    <message>
        <source>More good photos</source>
        <translation>更多合格照片</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Add more good photos</source>
        <translation>添加更多合格照片</translation>
    </message>
    <message>
        <source>Add those selected</source>
        <translation>添加所选</translation>
    </message>
    <message>
        <source>The photos that are selected on the sheet</source>
        <translation>照片墙上选中的照片</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the selected ones from the more good photos</source>
        <translation>从更多合格照片中移除所选</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::VerdictStrip</name>
    <message>
        <source>No verdict yet</source>
        <translation>尚无判定</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Logical, raw</source>
        <translation>逻辑，原始</translation>
    </message>
    <message>
        <source>Structural, raw</source>
        <translation>结构，原始</translation>
    </message>
    <message>
        <source>Together, calibrated</source>
        <translation>综合，已校准</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>校准值</translation>
    </message>
    <message>
        <source>this image</source>
        <translation>此图像</translation>
    </message>
    <message>
        <source>Back to the calibrated %1 σ (%2)</source>
        <translation>恢复为校准的 %1 σ（%2）</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Threshold in standard deviations</source>
        <translation>以标准差计的阈值</translation>
    </message>
    <message>
        <source>Reset the threshold to the calibrated one</source>
        <translation>把阈值重置为校准值</translation>
    </message>
    <message>
        <source>Calibrated threshold and score of this image</source>
        <translation>校准阈值与此图像的分数</translation>
    </message>
    <message>
        <source>Parts missing or extra: distance of the areas to the nearest shot, and how many standard deviations above that of normal images.</source>
        <translation>部件缺失或多余：面积与最接近的参考照片的距离，以及高出正常图像多少个标准差。</translation>
    </message>
    <message>
        <source>Damage: distance of the least usual patch to the nearest of the shots, and how many standard deviations above that of normal images.</source>
        <translation>损坏：最异常图块与参考照片中最接近图块的距离，以及高出正常图像多少个标准差。</translation>
    </message>
    <message>
        <source>Both scores together, in standard deviations of normal images; the threshold is compared with it.</source>
        <translation>两个分数的综合，以正常图像的标准差计；用它与阈值比较。</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Scores and verdict appear here as soon as there are shots.</source>
        <translation>有了参考照片后，分数和判定会显示在这里。</translation>
    </message>
    <message>
        <source>Choose an image below to see its scores and verdict.</source>
        <translation>在下方选择一张图像，查看其分数和判定。</translation>
    </message>
    <message>
        <source>Reasons for the verdict</source>
        <translation>判定原因</translation>
    </message>
    <message>
        <source>Images whose calibrated score reaches it are rejected.</source>
        <translation>校准分数达到该值的图像被剔除。</translation>
    </message>
    <message>
        <source>Line: the calibrated threshold. Arrow: the score of this image.</source>
        <translation>横线：校准后的阈值。箭头：此图像的分数。</translation>
    </message>
    <message>
        <source>A: %1</source>
        <comment>verdict of the state kept as A</comment>
        <translation>A：%1</translation>
    </message>
    <message>
        <source>Threshold of A</source>
        <translation>A 的阈值</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::WarningsPanel</name>
    <message>
        <source>%1: %2</source>
        <comment>file of a shot, what is wrong</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Nothing was found that makes a bad shot.</source>
        <translation>没有发现不良的参考照片。</translation>
    </message>
    <message>
        <source>These may make the product learn badly. Choose one to see the shot.</source>
        <translation>这些可能影响产品的学习。选择一条以查看对应的参考照片。</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>The shots are being checked…</source>
        <translation>正在检查参考照片…</translation>
    </message>
    <message>
        <source>The shots are not checked: the check was cancelled.</source>
        <translation>参考照片未检查：检查已取消。</translation>
    </message>
    <message>
        <source>The shots are not checked: %1</source>
        <translation>参考照片未检查：%1</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Nothing was found that makes the product learn badly.</source>
        <translation>未发现会使产品学习不良的问题。</translation>
    </message>
    <message>
        <source>What the product learns is being checked…</source>
        <translation>正在检查产品的学习结果…</translation>
    </message>
    <message>
        <source>What the product learns is not checked: the check was cancelled.</source>
        <translation>产品的学习结果未经检查：检查已取消。</translation>
    </message>
    <message>
        <source>What the product learns is not checked: %1</source>
        <translation>产品的学习结果未经检查：%1</translation>
    </message>
</context>
<context>
    <name>cliplad::ui::durationText</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
</context>
</TS>
